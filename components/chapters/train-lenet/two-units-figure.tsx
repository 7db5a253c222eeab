'use client'

import { Fragment } from 'react'
import { decimal, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Slider } from '@/components/ui/slider'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import { bracketed as b, fixed as f } from './numbers'
import { nudgedSlope, passTwoUnits } from './two-units'

const X = 1.5
const TARGET = 1
const FIRST = { w1: 0.4, w2: -0.8 }
const RATE = 0.5
const NUDGE = 0.001
const LAST = 10

const fields = {
  w1: decimal(FIRST.w1, -99999, 99999, 4),
  w2: decimal(FIRST.w2, -99999, 99999, 4),
  step: whole(0, 0, LAST),
}

/** x -> a -> h -> y -> loss with numbers on every edge: forward, then backward, one value a step. */
export default function TwoUnitsFigure({ words }: { words: FigureWords['twoUnits'] }) {
  const { state, change } = useFigureState('two-units', fields)
  const { w1, w2, step } = state
  const setStep = (to: number) => change({ step: to })
  const net = { x: X, target: TARGET, w1, w2 }
  const p = passTwoUnits(net)

  const formulas = [
    `x = ${f(X)},  t = ${f(TARGET)}`,
    `a = w₁ × x = ${b(w1)} × ${f(X)} = ${f(p.a, 3)}`,
    `h = tanh(a) = tanh(${f(p.a, 3)}) = ${f(p.h, 3)}`,
    `y = w₂ × h = ${b(w2)} × ${b(p.h, 3)} = ${f(p.y, 3)}`,
    `L = ½ (y − t)² = ½ × (${f(p.dy, 3)})² = ${f(p.loss, 3)}`,
    `∂L/∂y = y − t = ${f(p.y, 3)} − ${f(TARGET)} = ${f(p.dy, 3)}`,
    `∂L/∂w₂ = ∂L/∂y × h = ${b(p.dy, 3)} × ${b(p.h, 3)} = ${f(p.dw2, 3)}`,
    `∂L/∂h = ∂L/∂y × w₂ = ${b(p.dy, 3)} × ${b(w2)} = ${f(p.dh, 3)}`,
    `∂L/∂a = ∂L/∂h × (1 − h²) = ${b(p.dh, 3)} × ${f(p.slope, 3)} = ${f(p.da, 3)}`,
    `∂L/∂w₁ = ∂L/∂a × x = ${b(p.da, 3)} × ${f(X)} = ${f(p.dw1, 3)}`,
    `${words.nudged}: w₁ ${f(nudgedSlope(net, 'w1', NUDGE), 3)}, w₂ ${f(nudgedSlope(net, 'w2', NUDGE), 3)}`,
  ]
  const nodes = [
    { name: 'x', value: X, at: 0 },
    { name: 'a', value: p.a, at: 1, gradient: p.da, gradientAt: 8 },
    { name: 'h', value: p.h, at: 2, gradient: p.dh, gradientAt: 7 },
    { name: 'y', value: p.y, at: 3, gradient: p.dy, gradientAt: 5 },
    { name: 'L', value: p.loss, at: 4 },
  ]
  const edges = [
    { name: `× w₁ = ${f(w1)}`, gradient: `∂L/∂w₁ ${f(p.dw1, 3)}`, gradientAt: 9, at: 1 },
    { name: 'tanh', gradient: `× ${f(p.slope, 3)}`, gradientAt: 8, at: 2 },
    { name: `× w₂ = ${f(w2)}`, gradient: `∂L/∂w₂ ${f(p.dw2, 3)}`, gradientAt: 6, at: 3 },
    { name: '½ (y − t)²', at: 4 },
  ]
  const learn = () => change({ w1: w1 - RATE * p.dw1, w2: w2 - RATE * p.dw2 })
  const set = (which: 'w1' | 'w2') => (value: number) => change({ [which]: value })

  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          kind="primary"
          disabled={step === LAST}
          data-testid="units-next"
          onClick={() => setStep(step + 1)}
        >
          {words.next}
        </Button>
        <Button disabled={step === 0} data-testid="units-back" onClick={() => setStep(step - 1)}>
          {words.back}
        </Button>
        <Button data-testid="units-learn" onClick={learn}>
          {words.learn}
        </Button>
      </div>
      <div className="flex flex-col items-stretch @3xl:flex-row @3xl:items-center" aria-hidden>
        {nodes.map((node, i) => (
          <Fragment key={node.name}>
            <Unit node={node} step={step} />
            {i < edges.length && <Edge edge={edges[i]} step={step} />}
          </Fragment>
        ))}
      </div>
      <div className="min-h-32 rounded-lg @md:min-h-24 @2xl:min-h-20 bg-wash px-4 py-3" role="status">
        <p className="text-sm text-soft">
          {fill(words.steps[step], { nudge: NUDGE })} ({step}/{LAST})
        </p>
        <p className="mt-1 font-mono text-sm tabular-nums @xl:text-base" data-testid="units-formula">
          {formulas[step]}
        </p>
      </div>
      <div className="grid gap-x-8 gap-y-2 @xl:grid-cols-2">
        <Slider
          label={words.w1}
          value={w1}
          min={-2}
          max={2}
          step={0.05}
          onChange={set('w1')}
          testId="units-w1"
        />
        <Slider
          label={words.w2}
          value={w2}
          min={-2}
          max={2}
          step={0.05}
          onChange={set('w2')}
          testId="units-w2"
        />
      </div>
      <p className="text-sm text-soft">
        {words.loss}{' '}
        <b className="font-mono text-ink tabular-nums" data-testid="units-loss" data-value={p.loss}>
          {f(p.loss, 4)}
        </b>
      </p>
    </div>
  )
}

interface Node {
  name: string
  value: number
  /** Steps at which the value and the gradient are found. */
  at: number
  gradient?: number
  gradientAt?: number
}

const quiet = 'font-mono text-xs text-why tabular-nums'

function Unit({ node, step }: { node: Node; step: number }) {
  const current = step === node.at || step === node.gradientAt
  const hasGradient = node.gradientAt !== undefined && step >= node.gradientAt
  return (
    <div
      className={classes(
        'flex min-h-11 items-center justify-between gap-3 rounded-xl border bg-card px-3 py-1 @3xl:h-20 @3xl:w-24 @3xl:flex-col @3xl:justify-center @3xl:gap-0',
        current ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60',
      )}
    >
      <span className="font-serif italic">{node.name}</span>
      <span className="font-mono tabular-nums">{step >= node.at ? f(node.value, 3) : '·'}</span>
      <span className={quiet}>
        {node.gradientAt === undefined ? ' ' : hasGradient ? `∂ ${f(node.gradient!, 3)}` : '∂ ·'}
      </span>
    </div>
  )
}

interface EdgeData {
  name: string
  at: number
  gradient?: string
  gradientAt?: number
}

function Edge({ edge, step }: { edge: EdgeData; step: number }) {
  const current = step === edge.at || step === edge.gradientAt
  return (
    <div className="flex min-h-9 flex-1 items-center gap-3 pl-6 @3xl:min-h-20 @3xl:flex-col @3xl:justify-center @3xl:gap-0.5 @3xl:px-1 @3xl:text-center">
      <span
        className={classes('font-mono text-xs tabular-nums', current ? 'font-bold text-lenet' : 'text-ink')}
      >
        {edge.name}
      </span>
      <span className="h-6 w-px bg-edge @3xl:h-px @3xl:w-full" />
      <span className={quiet}>
        {edge.gradientAt !== undefined && step >= edge.gradientAt ? edge.gradient : ' '}
      </span>
    </div>
  )
}
