import { useBenchStrings } from '../bench-strings'
import { numberStages, PAGE_SIDE, type NumberStage } from '@/lib/data/page-photo/stages'
import type { NumberPhotoState } from '@/lib/engine/number-photo'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { NumberReading } from '@/lib/protocol/number-messages'
import { StageCanvas } from './stage-canvas'

/** Every step as a picture with a sentence, in order; a step comes as soon as it is done. */
export function Stages({ state }: { state: NumberPhotoState }) {
  const { strings } = useBenchStrings()
  const words = strings.numberPhoto
  const says = useStageSentence(state)
  if (!state.stages.photo) return null
  return (
    <section aria-label={words.stepsTitle} className="mt-6 border-t border-line pt-4">
      <h3 className="m-0 mb-3 font-sans! text-base font-semibold">{words.stepsTitle}</h3>
      <ol className="m-0 grid list-none grid-cols-[minmax(0,1fr)] gap-x-5 gap-y-5 p-0 @lg:grid-cols-2 @4xl:grid-cols-3">
        {numberStages.map((stage, i) => {
          const done = state.stages[stage]
          if (!done) return null
          const { title } = words.stages[stage]
          return (
            <li
              key={stage}
              data-testid={`number-stage-${stage}`}
              className={stage === 'digits' ? '@lg:col-span-2' : undefined}
            >
              <h4 className="m-0 mb-1.5 font-sans! text-sm font-semibold">
                <span className="mr-1.5 font-mono text-soft">{i + 1}</span>
                {title}
              </h4>
              <div className="relative overflow-hidden rounded-md border border-line bg-white">
                <StageCanvas
                  picture={done.picture}
                  label={title}
                  lines={done.lines}
                  className="block h-auto w-full"
                />
                {stage === 'digits' && state.reading && <Boxes reading={state.reading} />}
              </div>
              <p className="m-0 mt-1.5 text-sm leading-snug text-soft">{says(stage)}</p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** A box around each digit that was cut out; what the box holds stands in words below the bench's reading. */
function Boxes({ reading }: { reading: NumberReading }) {
  const percent = (share: number) => `${100 * share}%`
  return (
    <div aria-hidden="true">
      {reading.digits.map(({ box, digit }, i) => (
        <div
          key={i}
          className="absolute border-2 border-[#2f62c9]"
          style={{
            left: percent(box.x),
            top: percent(box.y),
            width: percent(box.width),
            height: percent(box.height),
          }}
        >
          <span className="absolute -top-0.5 -left-0.5 bg-[#2f62c9] px-1 font-mono text-xs leading-tight text-white">
            {digit}
          </span>
        </div>
      ))}
    </div>
  )
}

function useStageSentence({ stages, reading }: NumberPhotoState): (stage: NumberStage) => string {
  const { strings, lang } = useBenchStrings()
  const words = strings.numberPhoto.stages
  return (stage) => {
    switch (stage) {
      case 'photo':
        return fill(words.photo.says, { side: formatNumber(PAGE_SIDE, lang) })
      case 'unruled': {
        if (!reading) return ''
        const { across, down } = reading.ruled
        return across + down === 0 ? words.unruled.none : fill(words.unruled.says, { across, down })
      }
      case 'straight': {
        if (!reading) return ''
        const degrees = formatNumber(Math.abs(reading.degrees), lang, {
          style: 'unit',
          unit: 'degree',
          unitDisplay: 'narrow',
          maximumFractionDigits: 1,
        })
        return fill(words.straight[reading.angleFrom], { degrees })
      }
      case 'digits': {
        if (!reading || !stages.digits) return ''
        return reading.writing > 1
          ? `${words.digits.says} ${fill(words.digits.more, { count: reading.writing })}`
          : words.digits.says
      }
      default:
        return words[stage].says
    }
  }
}
