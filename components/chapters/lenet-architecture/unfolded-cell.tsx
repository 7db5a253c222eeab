import { useCallback, useState } from 'react'
import { rangeOf } from '@/components/viz/ink-of'
import { NumberGrid } from '@/components/viz/number-grid'
import { sayNumber } from '@/components/viz/say-number'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import { fill } from '@/lib/i18n/fill'
import type { AnyLayer } from '@/lib/nn/layers'
import type { Unfolded } from '@/lib/nn/reference/unfold'
import { PartialSums } from './partial-sums'
import { PlayerControls } from './player-controls'
import { groupAt, stagesOf, stepBack, stepOn, stepsIn, sumUpTo, termsOf, type Stride } from './unfold-steps'
import { usePlayer } from './use-player'

interface UnfoldedCellProps {
  unfolded: Unfolded
  layer: AnyLayer
  /** Name of the layer that is read. */
  from: string
  /** Changes when another cell is chosen. */
  subject: string
  /** All of it at once: while a mouse looks at another cell. */
  whole: boolean
  words: ArchitectureWords
}

/** The numbers behind one output, one after another: terms, sum, gain, bias, activation. */
export function UnfoldedCell({ unfolded, layer, from, subject, whole, words }: UnfoldedCellProps) {
  const [stride, setStride] = useState<Stride>('term')
  const total = stepsIn(unfolded)
  const terms = termsOf(unfolded)
  const next = useCallback((position: number) => stepOn(unfolded, position, stride), [unfolded, stride])
  const player = usePlayer(total, next, subject)
  const position = whole ? total : player.position
  const { group, upTo } = groupAt(unfolded, position)
  const shown = unfolded.groups[group]
  const current = position > 0 && position <= terms ? upTo - 1 : null
  const learnt = layer.kind === 'conv' || layer.kind === 'table-conv' || layer.kind === 'dense'
  const factorKey = learnt ? 'product' : unfolded.rule === 'squared-difference' ? 'squared-difference' : 'sum'
  const grids = [
    {
      key: 'window',
      title: words.unfold.window,
      values: shown.inputs,
      tone: 'ink' as const,
      range: rangeOf(unfolded.groups.flatMap(({ inputs }) => [...inputs])),
      upTo: undefined,
    },
    {
      key: 'factors',
      title: words.unfold.factors[factorKey],
      values: shown.factors,
      tone: learnt ? ('signed' as const) : ('ink' as const),
      range: learnt
        ? rangeOf(unfolded.groups.flatMap(({ factors }) => [...factors]))
        : { least: -1, most: 1 },
      upTo: undefined,
    },
    {
      key: 'terms',
      title: words.unfold.terms[unfolded.rule],
      values: shown.terms,
      tone: 'signed' as const,
      range: rangeOf(unfolded.groups.flatMap(({ terms: all }) => [...all])),
      upTo,
    },
  ]
  return (
    <div className="min-w-0">
      <PlayerControls
        player={player}
        total={total}
        stride={stride}
        onStride={setStride}
        onBack={() => player.go(stepBack(unfolded, player.position, stride))}
        onStep={() => player.go(next(player.position))}
        words={words}
      />
      <PartialSums
        unfolded={unfolded}
        from={from}
        position={position}
        group={group}
        onChoose={(one) => player.go((one + 1) * shown.terms.length)}
        words={words}
      />
      <div className="grid gap-3 @min-[36rem]:grid-cols-[1fr_auto_1fr_auto_1fr] @min-[36rem]:items-center">
        {grids.map((grid, at) => (
          <GridWithSign
            key={grid.key}
            sign={at === 0 ? null : at === 2 ? '=' : unfolded.rule === 'product' ? '×' : '−'}
          >
            <p className="mb-1 text-sm text-soft">{grid.title}</p>
            <NumberGrid
              values={grid.values}
              columns={shown.columns}
              tone={grid.tone}
              range={grid.range}
              upTo={grid.upTo}
              current={current}
              label={fill(words.unfold.gridLabel, {
                title: grid.title,
                rows: shown.rows,
                columns: shown.columns,
              })}
            />
          </GridWithSign>
        ))}
      </div>
      <p
        className="mt-3 min-h-12 text-sm @min-[36rem]:min-h-6"
        aria-live={player.playing || whole ? 'off' : 'polite'}
        data-testid="unfold-said"
      >
        {sayPosition(unfolded, position, words)}
      </p>
      <Lines unfolded={unfolded} layer={layer} position={position} words={words} />
    </div>
  )
}

function GridWithSign({ sign, children }: { sign: string | null; children: React.ReactNode }) {
  return (
    <>
      {sign && (
        <span aria-hidden className="text-center text-xl text-soft">
          {sign}
        </span>
      )}
      <div className="min-w-0">{children}</div>
    </>
  )
}

/** What has just happened, in a sentence. */
function sayPosition(unfolded: Unfolded, position: number, words: ArchitectureWords): string {
  const { unfold } = words
  const terms = termsOf(unfolded)
  if (position === 0) return unfold.begin
  if (position > terms) return unfold[stagesOf(unfolded)[position - terms - 1]]
  const { group, upTo } = groupAt(unfolded, position)
  const { inputs, factors, terms: products } = unfolded.groups[group]
  return fill(unfolded.rule === 'squared-difference' ? unfold.difference : unfold.product, {
    term: position,
    terms,
    input: sayNumber(inputs[upTo - 1], 3),
    factor: bracketed(factors[upTo - 1]),
    product: sayNumber(products[upTo - 1], 3),
  })
}

const bracketed = (value: number) => (value < 0 ? `(${sayNumber(value, 3)})` : sayNumber(value, 3))

interface LinesProps {
  unfolded: Unfolded
  layer: AnyLayer
  position: number
  words: ArchitectureWords
}

/** The way from the sum to the output, a line for each stage; a dash where it has not been reached. */
function Lines({ unfolded, layer, position, words }: LinesProps) {
  const { unfold } = words
  const terms = termsOf(unfolded)
  const stages = stagesOf(unfolded)
  const reached = (stage: (typeof stages)[number]) => position > terms + stages.indexOf(stage)
  const scaled = unfolded.sum * (unfolded.gain ?? 1)
  const lines = [
    {
      key: 'sum',
      name: unfold.sumLine,
      value: position > 0 ? sumUpTo(unfolded, Math.min(position, terms)) : null,
    },
    ...stages.map((stage) => {
      if (stage === 'gain')
        return {
          key: stage,
          name: fill(unfold.gainLine, { gain: bracketed(unfolded.gain ?? 1) }),
          value: reached(stage) ? scaled : null,
        }
      if (stage === 'bias')
        return {
          key: stage,
          name: fill(unfold.biasLine, { bias: bracketed(unfolded.bias ?? 0) }),
          value: reached(stage) ? unfolded.before : null,
        }
      const activation = 'activation' in layer ? layer.activation : 'linear'
      return {
        key: stage,
        name:
          activation === 'linear'
            ? unfold.outputLine
            : fill(unfold.activationLine, { activation: words.activations[activation] }),
        value: reached(stage) ? unfolded.output : null,
      }
    }),
  ]
  return (
    <dl className="mt-2 grid max-w-96 grid-cols-[1fr_auto] gap-x-4 border-t border-line pt-2 text-sm">
      {lines.map(({ key, name, value }) => (
        <div key={key} className="contents">
          <dt className={key === 'activation' ? 'font-semibold' : 'text-soft'}>{name}</dt>
          <dd
            className={`text-right font-mono tabular-nums ${key === 'activation' ? 'font-bold' : ''}`}
            data-testid={`unfold-${key}`}
            data-value={value ?? undefined}
          >
            {value === null ? '–' : sayNumber(value, 3)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
