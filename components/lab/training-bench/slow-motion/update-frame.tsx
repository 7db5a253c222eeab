import type { ReactNode } from 'react'
import type { Cell } from '@/components/viz/walk'
import { WeightWalker } from '@/components/viz/weight-walker'
import type { SlowStep } from '@/lib/data/train-report'
import type { TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber, sentencesOf } from '@/lib/i18n/format'
import { LEVENBERG_MARQUARDT_FLOOR } from '@/lib/nn/levenberg-marquardt'
import { useBenchStrings } from '../../bench-strings'
import { sayExact, sayRate } from '../say-values'
import { KernelChoice, kernelName } from './kernel-choice'
import { KERNEL_SIDE, kernelOf, weightAt, weightUpdate, type WeightUpdate } from './weight-update'

interface Props {
  slow: SlowStep
  settings: TrainSettings
  kernel: number
  onKernel: (kernel: number) => void
  cell: Cell
  onCell: (cell: Cell) => void
}

/** One weight's step in numbers: what it was, what is taken away, what it is now. */
export function UpdateFrame({ slow, settings, kernel, onKernel, cell, onCell }: Props) {
  const words = useBenchStrings().strings.trainLive.slowMotion
  const update = weightUpdate(slow, settings, weightAt(kernel, cell.row, cell.column))
  const weights = kernelOf(slow.before, kernel)
  const place = (at: Cell) => ({ row: at.row + 1, column: at.column + 1 })
  return (
    <div className="mt-2 grid gap-x-8 gap-y-4 @min-[40rem]:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
      <div>
        <KernelChoice kernel={kernel} onKernel={onKernel} />
        <p className="mt-3 mb-1 text-[0.8125rem] text-soft">{words.choose}</p>
        <WeightWalker
          values={weights}
          columns={KERNEL_SIDE}
          at={cell}
          onMove={onCell}
          label={`${kernelName(words, kernel)}: ${words.weights}`}
          say={(at) =>
            fill(words.weightSaid, {
              ...place(at),
              value: sayExact(weights[at.row * KERNEL_SIDE + at.column]),
            })
          }
          decimals={3}
          testId="slow-weights"
        />
      </div>
      <div className="@max-[40rem]:order-first">
        <p className="text-sm text-soft">{fill(words.weight, place(cell))}</p>
        <Equation update={update} />
        <Explanation update={update} slow={slow} settings={settings} />
      </div>
    </div>
  )
}

/** before - rate x gradient (and whatever else the method takes away) = after. */
function Equation({ update }: { update: WeightUpdate }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.slowMotion
  const { before, gradient, after, rate, moved, parts } = update
  const exact = <Part name={words.before} value={before} testId="slow-before" />
  const done = <Part sign="=" name={words.after} value={after} testId="slow-after" strong />
  if (!parts)
    return (
      <Row>
        {exact}
        <Part sign="−" name={words.moved} value={moved} testId="slow-moved" />
        {done}
        <Part name={words.gradient} value={gradient} testId="slow-gradient" aside />
      </Row>
    )
  return (
    <Row>
      {exact}
      <Part sign="−" name={words.rate} value={rate} text={sayRate(rate, lang)} testId="slow-rate" />
      <Part sign="×" name={words.gradient} value={gradient} testId="slow-gradient" />
      {parts.decay !== 0 && <Part sign="−" name={words.decay} value={parts.decay} testId="slow-decay" />}
      {parts.momentum !== 0 && (
        <Part sign="−" name={words.momentum} value={parts.momentum} testId="slow-momentum" />
      )}
      {done}
    </Row>
  )
}

const Row = ({ children }: { children: ReactNode }) => (
  <div className="mt-2 flex flex-wrap items-end gap-x-3 gap-y-3" data-testid="slow-equation">
    {children}
  </div>
)

interface PartProps {
  sign?: string
  name: string
  value: number
  text?: string
  testId: string
  strong?: boolean
  /** Not a part of the sum. */
  aside?: boolean
}

function Part({ sign, name, value, text = sayExact(value), testId, strong, aside }: PartProps) {
  return (
    <div className={`flex items-end gap-2 ${aside ? 'w-full text-soft' : ''}`}>
      {sign && <span className="text-xl leading-7">{sign}</span>}
      <div>
        <div className="text-xs text-soft">{name}</div>
        <div
          className={`font-mono text-lg tabular-nums ${strong ? 'font-bold' : ''}`}
          data-testid={testId}
          data-value={value}
        >
          {text}
        </div>
      </div>
    </div>
  )
}

function Explanation({
  update,
  slow,
  settings,
}: Pick<Props, 'slow' | 'settings'> & { update: WeightUpdate }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.slowMotion
  const { gradient, moved, parts, exact } = update
  const sentences = [
    gradient === 0 ? words.noGradient : gradient > 0 ? words.downhill : words.uphill,
    exact ? words.exact : '',
    parts && parts.decay !== 0 ? words.decayText : '',
    parts && slow.momentum !== 0
      ? parts.momentum === 0
        ? words.noMomentum
        : fill(words.momentumText, { momentum: formatNumber(slow.momentum, lang) })
      : '',
    parts
      ? ''
      : settings.optimiser === 'adam'
        ? words.adamText
        : fill(words.levenbergText, { mu: LEVENBERG_MARQUARDT_FLOOR }),
    !parts && gradient !== 0 ? fill(words.effective, { rate: sayExact(moved / gradient) }) : '',
  ]
  return (
    <p className="mt-4 max-w-prose text-sm text-soft" data-testid="slow-explanation">
      {sentencesOf(sentences, lang)}
    </p>
  )
}
