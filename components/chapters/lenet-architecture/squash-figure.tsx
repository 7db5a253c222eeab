import { decimal } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Slider } from '@/components/ui/slider'
import { FunctionPlot, type PlottedFunction } from '@/components/viz/function-plot'
import { sayNumber } from '@/components/viz/say-number'
import { fill } from '@/lib/i18n/fill'
import type { AnyActivation } from '@/lib/nn/layers'
import { activate, activationGradient } from '@/lib/nn/reference/activations'
import type { FigureProps } from './figures'

const drawn = [
  { key: 'scaled-tanh', main: true, nameAt: 2.8, nameShift: 24 },
  { key: 'tanh', dash: '6 4', nameAt: -3.3, nameShift: 18 },
  { key: 'sigmoid', dash: '2 3', nameAt: -3.2, nameShift: -8 },
  { key: 'relu', dash: '10 3 2 3', nameAt: -1.6, nameShift: 16 },
] as const satisfies (Pick<PlottedFunction, 'main' | 'dash' | 'nameAt' | 'nameShift'> & {
  key: AnyActivation
})[]

const fields = { a: decimal(1, -4, 4, 2) }

const valueOf = (activation: AnyActivation, a: number) => activate([a], activation)[0]
const slopeOf = (activation: AnyActivation, a: number) =>
  activationGradient(activate([a], activation), [1], activation)[0]

/** 1.7159 tanh(2a/3) beside tanh, sigmoid and ReLU: value and slope at an a that can be dragged. */
export default function SquashFigure({ words }: FigureProps) {
  const { state, change } = useFigureState('squash', fields)
  const { a } = state
  const setA = (to: number) => change({ a: to })
  const w = words.squash
  const functions = drawn.map((one): PlottedFunction => ({
    ...one,
    name: words.activations[one.key],
    value: (x) => valueOf(one.key, x),
  }))
  const slope = slopeOf('scaled-tanh', a)
  return (
    <div className="@container">
      <div className="grid items-center gap-6 @min-[44rem]:grid-cols-[3fr_2fr]">
        <div>
          <FunctionPlot
            functions={functions}
            x={{ least: -4, most: 4 }}
            y={{ least: -2, most: 2, ticks: [-2, -1, 0, 1, 2] }}
            ticks={[-4, -3, -2, -1, 1, 2, 3, 4]}
            at={a}
            slope={slope}
            onMove={setA}
            label={fill(w.plot, {
              a: sayNumber(a),
              value: sayNumber(valueOf('scaled-tanh', a), 3),
              slope: sayNumber(slope, 3),
            })}
          />
          <Slider label={w.a} value={a} min={-4} max={4} step={0.01} onChange={setA} testId="squash-a" />
        </div>
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-left text-soft">
              <th scope="col" className="py-1.5 font-normal">
                {w.name}
              </th>
              <th scope="col" className="py-1.5 text-right font-normal">
                {w.value}
              </th>
              <th scope="col" className="py-1.5 text-right font-normal">
                {w.slope}
              </th>
            </tr>
          </thead>
          <tbody>
            {drawn.map(({ key }) => (
              <tr key={key} className={key === 'scaled-tanh' ? 'font-semibold text-lenet' : ''}>
                <th scope="row" className="py-1.5 text-left font-[inherit]">
                  {words.activations[key]}
                </th>
                <td className="py-1.5 text-right font-mono tabular-nums" data-testid={`squash-${key}`}>
                  {sayNumber(valueOf(key, a), 3)}
                </td>
                <td className="py-1.5 text-right font-mono tabular-nums" data-testid={`slope-${key}`}>
                  {sayNumber(slopeOf(key, a), 3)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
