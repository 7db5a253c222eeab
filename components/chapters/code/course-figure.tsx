import { useMemo } from 'react'
import { oneOf, whole, word } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Slider } from '@/components/ui/slider'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { parameterCount } from '@/lib/nn/parameters'
import { mapsFirst } from '@/lib/nn/shapes'
import { CodeLines, type ShownLine } from './code-lines'
import { courseListing, journeyOf, mends, type Journey, type Mend } from './course-listing'
import type { FigureProps } from './figures'
import { TakeSource } from './take-source'

const isMend = (text: string): text is Mend => (mends as readonly string[]).includes(text)
const sides = [48, 63, 224, 227, 256] as const

const fields = {
  side: whole(256, 16, 512),
  /** Mends with hyphens between them. */
  mended: word('none', (text) => text === 'none' || text.split('-').every(isMend)),
  at: oneOf(mends, 'import'),
}

/** The course page's listing: what it lacks, mended switch by switch, and what becomes of a picture in it. */
export default function CourseFigure({ lang, words: all }: FigureProps) {
  const words = all.course
  const { state, change } = useFigureState('course', fields)
  const { side, mended: text } = state
  const mended = useMemo(() => new Set(text.split('-').filter(isMend)), [text])
  const journey = journeyOf(mended, side)
  const failedAt = journey.end.kind === 'failed' ? journey.end.line : 0
  const lines = useMemo(
    () =>
      courseListing(mended).map(({ line, mend }, i): ShownLine => {
        const own = mend === null ? undefined : mended.has(mend) ? 'mended' : 'lacking'
        const tone = i + 1 === failedAt ? 'failed' : own
        return { text: line, part: mend, tone, note: tone && words.tones[tone] }
      }),
    [mended, failedAt, words],
  )
  const choose = (at: string) => {
    if (at !== state.at) change({ at: at as Mend })
  }
  const toggle = (mend: Mend) => {
    const next = mends.filter((one) => mended.has(one) !== (one === mend))
    change({ mended: next.join('-') || 'none', at: mend })
  }
  const network = mended.has('network') ? alexnet2012 : alexnetTorchvision
  return (
    <div className="grid gap-4 font-sans @3xl:grid-cols-[19rem_minmax(0,1fr)]">
      <div className="grid content-start gap-3">
        <div>
          <Slider
            label={words.side}
            value={side}
            min={16}
            max={512}
            step={1}
            onChange={(to) => change({ side: Math.round(to) })}
            testId="course-side"
          />
          <div className="flex flex-wrap gap-1.5" role="group" aria-label={words.sides}>
            {sides.map((value) => (
              <Button
                key={value}
                className="px-3!"
                pressed={value === side}
                onClick={() => change({ side: value })}
              >
                {value}
              </Button>
            ))}
          </div>
        </div>
        <fieldset>
          <legend className="mb-1 text-sm text-soft">{words.mends}</legend>
          <div className="grid @md:grid-cols-2 @3xl:grid-cols-1">
            {mends.map((mend) => (
              <Checkbox
                key={mend}
                label={words.mend[mend].name}
                checked={mended.has(mend)}
                onChange={() => toggle(mend)}
                testId={`course-mend-${mend}`}
              />
            ))}
          </div>
        </fieldset>
        <p
          className="min-h-[6.5rem] rounded-xl border border-line px-3 py-2 text-sm @md:min-h-[4rem] @3xl:min-h-[8rem]"
          data-testid="course-said"
          data-mend={state.at}
        >
          {words.mend[state.at][mended.has(state.at) ? 'mended' : 'lacks']}
        </p>
      </div>
      <div className="grid min-w-0 content-start gap-3">
        <JourneySaid
          journey={journey}
          side={side}
          at={lines[failedAt - 1]?.text.trim() ?? ''}
          lang={lang}
          words={all}
        />
        <CodeLines
          label={words.label}
          lines={lines}
          lit={state.at}
          follow={null}
          onChoose={choose}
          className="h-96 @3xl:h-[27rem]"
          testId="course-lines"
        />
        <Legend words={all} />
        <p className="text-sm text-soft" data-testid="course-parameters" data-value={parameterCount(network)}>
          {fill(words.parameters, { count: formatNumber(parameterCount(network), lang) })}
        </p>
        <TakeSource
          file="alexnet_listing.py"
          text={`${lines.map(({ text }) => text).join('\n')}\n`}
          words={all}
          testId="course"
        />
      </div>
    </div>
  )
}

const toneColours = { lacking: 'bg-why-fill', mended: 'bg-lenet', failed: 'bg-alexnet' } as const

/** What the colours beside the lines mean. */
function Legend({ words: all }: Pick<FigureProps, 'words'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft" aria-hidden>
      {(['lacking', 'mended', 'failed'] as const).map((tone) => (
        <li key={tone} className="flex items-center gap-1.5">
          <span className={`h-4 w-1 ${toneColours[tone]}`} />
          {all.course.tones[tone]}
        </li>
      ))}
    </ul>
  )
}

/** A picture's way through the listing, and how it ends; `at` is the line that fails. */
function JourneySaid({
  journey,
  side,
  at,
  lang,
  words: all,
}: FigureProps & { journey: Journey; side: number; at: string }) {
  const words = all.course
  const { shapes, end } = journey
  return (
    <div
      className="min-h-[8rem] @md:min-h-[6.5rem] rounded-xl border border-line px-3 py-2 text-sm"
      role="status"
      data-testid="course-journey"
      data-end={end.kind}
      data-error={end.kind === 'failed' ? end.error : undefined}
      data-failed-line={end.kind === 'failed' ? end.line : undefined}
    >
      <ol className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-[0.8125rem]">
        <li>{mapsFirst([side, side, 3])}</li>
        {shapes.map(({ part, shape }) => (
          <li key={part} data-part-shape={part}>
            <span className="text-soft">→ {part} → </span>
            {shape.length === 1 ? formatNumber(shape[0], lang) : mapsFirst(shape)}
          </li>
        ))}
      </ol>
      {end.kind === 'runs' ? (
        <p className="mt-1.5 font-semibold text-lenet">{words.runs}</p>
      ) : (
        <>
          <p className="mt-1.5">
            <span className="font-semibold text-alexnet">{fill(words.fails, { line: end.line })}</span>{' '}
            <code lang="en" className="font-mono text-[0.8125rem]">
              {at}
            </code>
          </p>
          <p className="mt-0.5 font-mono text-[0.8125rem] break-words" lang="en">
            {end.error}
          </p>
        </>
      )}
    </div>
  )
}
