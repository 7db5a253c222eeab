import { useId } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'

export interface CurveData {
  losses: readonly { step: number; loss: number }[]
  validation: readonly { step: number; accuracy: number }[]
  test: readonly { step: number; accuracy: number }[]
}

type Point = readonly [x: number, y: number] // pixels

/** Tenths of a pixel are finer than any screen shows, and keep the path short. */
const pathOf = (points: readonly Point[]) =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

interface CurvePathsProps {
  data: CurveData
  words: { loss: string; validation: string; test: string }
}

/** The curves of a run on the axes of the chart around them: one path each, and a ring for each look at the test digits. */
export function CurvePaths({ data, words }: CurvePathsProps) {
  const clip = useId()
  const area = usePlotArea()
  const x = useXAxisScale()
  const lossAxis = useYAxisScale('loss')
  const accuracyAxis = useYAxisScale('accuracy')
  if (!area || !x || !lossAxis || !accuracyAxis) return null

  const place = (step: number, y: number | undefined): Point => [x(step) ?? 0, y ?? 0]
  const loss = data.losses.map((point) => place(point.step, lossAxis(point.loss)))
  const validation = data.validation.map((point) => place(point.step, accuracyAxis(point.accuracy)))
  const test = data.test.map((point) => place(point.step, accuracyAxis(point.accuracy)))
  return (
    <g>
      {/* A loss may be larger than the axis is high. */}
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      <g fill="none" strokeWidth={1.75} clipPath={`url(#${clip})`}>
        <path d={pathOf(loss)} stroke="var(--lenet)" data-testid="loss-curve" />
        <path
          d={pathOf(validation)}
          stroke="var(--ink)"
          strokeDasharray="5 4"
          data-testid="validation-curve"
        />
      </g>
      {test.map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r={4} fill="var(--card)" stroke="var(--ink)" strokeWidth={2} />
      ))}
      <CurveName at={loss.at(-1)} above colour="var(--lenet)">
        {words.loss}
      </CurveName>
      <CurveName at={validation.at(-1)} colour="var(--ink)">
        {words.validation}
      </CurveName>
      <CurveName at={test.at(-1)} above colour="var(--ink)">
        {words.test}
      </CurveName>
    </g>
  )
}

interface CurveNameProps {
  /** The curve's last point, if it has one. */
  at: Point | undefined
  above?: boolean
  colour: string
  children: string
}

/** A curve's name beside its last point. */
function CurveName({ at, above, colour, children }: CurveNameProps) {
  if (!at) return null
  const [x, y] = at
  const nearEdge = x < 160 // px: no room for the name to the left of the point
  return (
    <text
      x={nearEdge ? x + 6 : x}
      y={y + (above ? -10 : 18)}
      textAnchor={nearEdge ? 'start' : 'end'}
      style={{ fill: colour, fontSize: 12 }}
    >
      {children}
    </text>
  )
}
