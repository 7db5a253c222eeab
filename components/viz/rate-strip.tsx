interface Props {
  /** Steps ascending, rates above 0. */
  points: readonly { step: number; rate: number }[]
  totalSteps: number
  /** Ends of the logarithmic scale. */
  low: number
  high: number
  /** Steps after which the reader changed a setting. */
  changes: readonly number[]
  label: string
  name: string
  format: (rate: number) => string
  /** Place of the two ends of the steps beside the strip, in px, so that it stands right under the chart. */
  left: number
  right: number
}

const WIDTH = 1000
const HEIGHT = 40

/** The learning rate along the steps of the chart above, on a logarithmic scale of its own. */
export function RateStrip(props: Props) {
  const { points, totalSteps, low, high, changes, label, name, format, left, right } = props
  const x = (step: number) => (WIDTH * step) / totalSteps
  const y = (rate: number) => {
    const share = Math.log(Math.max(rate, low) / low) / Math.log(high / low)
    return HEIGHT * (1 - Math.min(1, share))
  }
  // A rate holds from the step before it is first told.
  const line = points
    .map(
      ({ step, rate }, i) =>
        `${i === 0 ? `M0 ${y(rate).toFixed(1)}L` : 'L'}${x(step).toFixed(1)} ${y(rate).toFixed(1)}`,
    )
    .join('')
  return (
    <div
      role="img"
      aria-label={label}
      className="relative h-10 text-xs text-soft"
      style={{ marginLeft: left, marginRight: right }}
      data-testid="rate-strip"
      data-changes={changes.length}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="absolute size-full overflow-visible"
        fill="none"
        aria-hidden
      >
        <path
          d={`M0 0H${WIDTH}M0 ${HEIGHT}H${WIDTH}`}
          stroke="var(--line)"
          vectorEffect="non-scaling-stroke"
        />
        {changes.map((step) => (
          <path
            key={step}
            d={`M${x(step).toFixed(1)} 0V${HEIGHT}`}
            stroke="var(--why)"
            strokeWidth="1.5"
            strokeDasharray="3 2"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <path d={line} stroke="var(--lenet)" strokeWidth="1.75" vectorEffect="non-scaling-stroke" />
      </svg>
      <span className="absolute top-0 right-full -translate-y-1/2 pr-1.5 tabular-nums">{format(high)}</span>
      <span className="absolute right-full bottom-0 translate-y-1/2 pr-1.5 tabular-nums">{format(low)}</span>
      <span className="absolute bottom-full left-0 mb-0.5 whitespace-nowrap">{name}</span>
    </div>
  )
}
