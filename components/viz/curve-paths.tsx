import { useId } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { CURVE_STYLES } from './chart-style'

export interface CurveData {
  losses: readonly { step: number; loss: number }[]
  validationLosses: readonly { step: number; loss: number }[]
  training: readonly { step: number; accuracy: number }[]
  validation: readonly { step: number; accuracy: number }[]
  test: readonly { step: number; accuracy: number }[]
}

type Point = readonly [x: number, y: number] // pixels

/** Tenths of a pixel are finer than any screen shows, and keep the path short. */
const pathOf = (points: readonly Point[]) =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

interface CurvePathsProps {
  data: CurveData
  words: { loss: string; accuracy: string }
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
  const losses = (points: CurveData['losses']) => points.map(({ step, loss }) => place(step, lossAxis(loss)))
  const accuracies = (points: CurveData['training']) =>
    points.map(({ step, accuracy }) => place(step, accuracyAxis(accuracy)))
  const loss = losses(data.losses)
  const validationLoss = losses(data.validationLosses)
  const validation = accuracies(data.validation)
  const training = accuracies(data.training)
  return (
    <g>
      {/* A loss may be larger than the axis is high. */}
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      <g fill="none" clipPath={`url(#${clip})`}>
        <path
          d={pathOf(validationLoss)}
          {...CURVE_STYLES.validationLoss}
          data-testid="validation-loss-curve"
        />
        <path d={pathOf(loss)} {...CURVE_STYLES.loss} data-testid="loss-curve" />
        <path d={pathOf(training)} {...CURVE_STYLES.training} data-testid="training-curve" />
        <path d={pathOf(validation)} {...CURVE_STYLES.validation} data-testid="validation-curve" />
      </g>
      <Alone at={validation} style={CURVE_STYLES.validation} />
      <Alone at={training} style={CURVE_STYLES.training} />
      <Alone at={validationLoss} style={CURVE_STYLES.validationLoss} />
      {accuracies(data.test).map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r={4} {...CURVE_STYLES.test} />
      ))}
      <CurveName at={loss.at(-1)} above colour="var(--lenet)">
        {words.loss}
      </CurveName>
      <CurveName at={validation.at(-1) ?? training.at(-1)} colour="var(--ink)">
        {words.accuracy}
      </CurveName>
    </g>
  )
}

/** A curve of one point has no length yet: a dot stands for it. */
function Alone({ at, style: { stroke } }: { at: readonly Point[]; style: { stroke: string } }) {
  if (at.length !== 1) return null
  const [[cx, cy]] = at
  return <circle cx={cx} cy={cy} r={2.5} fill={stroke} />
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
      stroke="var(--card)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      {children}
    </text>
  )
}
