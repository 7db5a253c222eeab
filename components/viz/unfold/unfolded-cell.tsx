import { useCallback, useState } from 'react'
import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import { fill } from '@/lib/i18n/fill'
import type { AnyActivation, AnyLayer } from '@/lib/nn/layers'
import type { Unfolded } from '@/lib/nn/reference/unfold'
import { rangeOf } from '../ink-of'
import { NumberGrid } from '../number-grid'
import { sayNumber } from '../say-number'
import { PartialSums } from './partial-sums'
import { PlayerControls, SPEEDS, type Speed } from './player-controls'
import { groupAt, stagesOf, stepBack, stepOn, stepsIn, sumUpTo, termsOf, type Stride } from './unfold-steps'
import { usePlayer } from './use-player'

interface UnfoldedCellProps {
  unfolded: Unfolded
  layer: AnyLayer
  /** What is applied last; that of the layer, or of the normalisation behind it. */
  activation: AnyActivation
  /** Name of the layer that is read. */
  from: string
  /** Changes when another cell is chosen. */
  subject: string
  /** All of it at once: while a mouse looks at another cell. */
  whole: boolean
  /** All of it stands there at first, and the speed can be chosen; otherwise it begins empty. */
  startWhole?: boolean
  words: UnfoldingWords
}

/** The numbers behind one output, one after another: terms, sum, gain, bias, activation. */
export function UnfoldedCell(props: UnfoldedCellProps) {
  const { unfolded, layer, activation, from, subject, whole, startWhole = false, words } = props
  const [stride, setStride] = useState<Stride>('term')
  const [speed, setSpeed] = useState<Speed>('normal')
  const total = stepsIn(unfolded)
  const terms = termsOf(unfolded)
  const next = useCallback((position: number) => stepOn(unfolded, position, stride), [unfolded, stride])
  const player = usePlayer(total, next, subject, {
    start: startWhole ? 'end' : 'beginning',
    tickMs: SPEEDS[speed],
  })
  const atEnd = player.position >= total
  const position = whole ? total : player.position
  const [viewed, setViewed] = useState({ subject, group: 0 })
  // Where all stands there, any of the maps that are read can be looked at.
  const free = startWhole && position >= total
  const at = groupAt(unfolded, position)
  const wanted = viewed.subject === subject ? Math.min(viewed.group, unfolded.groups.length - 1) : 0
  const { group, upTo } = free ? { ...at, group: wanted } : at
  const shown = unfolded.groups[group]
  const current = position > 0 && position <= terms ? upTo - 1 : null
  const learnt = LEARNT.includes(layer.kind)
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
        // From the end, where all stands there at first, a step begins anew.
        onStep={() => player.go(next(startWhole && atEnd ? 0 : player.position))}
        speed={startWhole ? { value: speed, onChange: setSpeed } : undefined}
        words={words}
      />
      <PartialSums
        unfolded={unfolded}
        from={from}
        position={position}
        group={group}
        onChoose={(one) => {
          setViewed({ subject, group: one })
          if (!free) player.go((one + 1) * shown.terms.length)
        }}
        words={words}
      />
      <div className="grid gap-3 @min-[36rem]:grid-cols-[1fr_auto_1fr_auto_1fr] @min-[36rem]:items-center">
        {(unfolded.rule === 'greatest' ? grids.slice(0, 1) : grids).map((grid, place) => (
          <GridWithSign
            key={grid.key}
            sign={place === 0 ? null : place === 2 ? '=' : unfolded.rule === 'product' ? '×' : '−'}
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
      <Lines unfolded={unfolded} activation={activation} position={position} words={words} />
    </div>
  )
}

/** Layers whose factors are trained, one for each input. */
const LEARNT: readonly AnyLayer['kind'][] = ['conv', 'table-conv', 'depthwise-conv', 'dense']

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
function sayPosition(unfolded: Unfolded, position: number, words: UnfoldingWords): string {
  const { unfold } = words
  const terms = termsOf(unfolded)
  if (position === 0) return unfold.begin
  if (position > terms) return unfold[stagesOf(unfolded)[position - terms - 1]]
  const { group, upTo } = groupAt(unfolded, position)
  const { inputs, factors, terms: products } = unfolded.groups[group]
  if (unfolded.rule === 'greatest')
    return fill(unfold.candidate, { term: position, terms, input: sayNumber(inputs[upTo - 1], 3) })
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
  activation: AnyActivation
  position: number
  words: UnfoldingWords
}

/** The way from the sum to the output, a line for each stage; a dash where it has not been reached. */
function Lines({ unfolded, activation, position, words }: LinesProps) {
  const { unfold } = words
  const terms = termsOf(unfolded)
  const stages = stagesOf(unfolded)
  const reached = (stage: (typeof stages)[number]) => position > terms + stages.indexOf(stage)
  const scaled = unfolded.sum * (unfolded.gain ?? 1)
  const lines = [
    {
      key: 'sum',
      name: unfolded.rule === 'greatest' ? unfold.greatestLine : unfold.sumLine,
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
          value: reached(stage) ? unfolded.biased : null,
        }
      if (stage === 'norm')
        return { key: stage, name: sayNorm(unfolded, words), value: reached(stage) ? unfolded.before : null }
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

function sayNorm({ norm }: Unfolded, { unfold }: UnfoldingWords): string {
  const { mean, deviation, gamma, beta } = norm ?? { mean: 0, deviation: 1, gamma: 1, beta: 0 }
  return fill(unfold.normLine, {
    gamma: bracketed(gamma),
    mean: bracketed(mean),
    deviation: sayNumber(deviation, 3),
    beta: bracketed(beta),
  })
}
