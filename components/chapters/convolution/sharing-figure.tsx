import { Button } from '@/components/ui/button'
import { Slider } from '@/components/ui/slider'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { compareLayers } from './counts'
import type { FigureProps } from './figures'
import { WeightLines } from './weight-lines'

const fields = {
  side: whole(32, 8, 224),
  channels: whole(1, 1, 3),
  kernel: whole(5, 1, 7),
  filters: whole(6, 1, 96),
}
const ends = { side: [8, 224], channels: [1, 3], kernel: [1, 7], filters: [1, 96] } as const
const names = ['side', 'channels', 'kernel', 'filters'] as const
const examples = {
  lenet: { side: 32, channels: 1, kernel: 5, filters: 6 },
  photo: { side: 224, channels: 3, kernel: 5, filters: 6 },
} as const

/** Parameters of a convolution beside those of a fully connected layer that makes as many outputs. */
export default function SharingFigure({ lang, words }: FigureProps) {
  const { state, change } = useFigureState('sharing', fields)
  const w = words.sharing
  const counts = compareLayers(state)
  const { side, channels, kernel, filters } = state
  const say = (value: number) => formatNumber(value, lang)
  const most = Math.log10(counts.dense.parameters)
  const rows = [
    {
      key: 'convolution',
      arithmetic: `${filters} × (${kernel} × ${kernel} × ${channels} + 1)`,
      ...counts.convolution,
    },
    {
      key: 'dense',
      arithmetic: `${say(counts.outputs)} × (${side} × ${side} × ${channels} + 1)`,
      ...counts.dense,
    },
  ] as const
  return (
    <div>
      <div className="grid gap-x-8 gap-y-5 @min-[46rem]:grid-cols-[17rem_minmax(0,1fr)]">
        <div className="grid content-start gap-1" data-part="settings">
          {names.map((name) => (
            <Slider
              key={name}
              label={w.settings[name]}
              value={state[name]}
              min={ends[name][0]}
              max={ends[name][1]}
              step={1}
              onChange={(value) => change({ [name]: Math.round(value) })}
              testId={`sharing-${name}`}
            />
          ))}
          <div role="group" aria-label={words.sizes.examples} className="flex flex-wrap gap-1.5">
            {(Object.keys(examples) as (keyof typeof examples)[]).map((name) => (
              <Button
                key={name}
                pressed={names.every((one) => state[one] === examples[name][one])}
                onClick={() => change(examples[name])}
                data-testid={`sharing-${name}`}
              >
                {w.named[name]}
              </Button>
            ))}
          </div>
        </div>
        <div className="min-w-0">
          <WeightLines words={words} />
          <dl className="mt-4 grid gap-4">
            {rows.map(({ key, arithmetic, parameters, macs }) => (
              <div key={key} data-part={key}>
                <dt className="text-sm">{w.layers[key]}</dt>
                <dd>
                  <span aria-hidden className="mt-1 block h-3 overflow-hidden rounded-full bg-wash">
                    <span
                      className={`block h-full origin-left ${key === 'dense' ? 'bg-soft' : 'bg-lenet'}`}
                      style={{ transform: `scaleX(${Math.log10(parameters) / most})` }}
                    />
                  </span>
                  <span className="mt-1 block min-h-10 font-mono text-[0.8125rem] tabular-nums">
                    {arithmetic} ={' '}
                    <b data-testid={`sharing-parameters-${key}`} data-value={parameters}>
                      {say(parameters)}
                    </b>
                  </span>
                  <span className="block text-xs text-soft">{fill(w.macs, { macs: say(macs) })}</span>
                </dd>
              </div>
            ))}
          </dl>
          <p className="mt-3 min-h-24 text-sm @min-[40rem]:min-h-16" data-testid="sharing-said" role="status">
            {fill(w.said, {
              ratio: say(Math.round(counts.dense.parameters / counts.convolution.parameters)),
              uses: say(counts.uses),
              out: counts.outSide,
            })}
          </p>
          <p className="text-xs text-soft">{w.scale}</p>
        </div>
      </div>
    </div>
  )
}
