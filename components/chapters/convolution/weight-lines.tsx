import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'

const INPUTS = 7
const KERNEL = 3
const OUTPUTS = INPUTS - KERNEL + 1
/** The three shared weights: by colour and by the dashes of their lines. */
const shared = [
  { stroke: 'var(--lenet)', dash: undefined },
  { stroke: 'var(--alexnet)', dash: '5 3' },
  { stroke: 'var(--positive)', dash: '1.5 3' },
]
const [WIDTH, HEIGHT, TOP, BOTTOM] = [260, 110, 14, 96]
const xOf = (index: number, count: number) => ((index + 0.5) / count) * WIDTH

/** One row of pixels into one row of outputs: each line a weight, or three weights used again and again. */
export function WeightLines({ words }: { words: ConvolutionWords }) {
  const w = words.sharing
  const dots = (count: number, y: number) =>
    Array.from({ length: count }, (_, i) => (
      <circle
        key={i}
        cx={xOf(i, count)}
        cy={y}
        r="6"
        fill="var(--card)"
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
    ))
  const inputX = (index: number) => xOf(index, INPUTS)
  const outputX = (index: number) => xOf(index + (INPUTS - OUTPUTS) / 2, INPUTS)
  const outputs = Array.from({ length: OUTPUTS }, (_, i) => (
    <circle
      key={i}
      cx={outputX(i)}
      cy={BOTTOM}
      r="6"
      fill="var(--card)"
      stroke="var(--ink)"
      strokeWidth="1.5"
    />
  ))
  const panels = [
    {
      key: 'convolution',
      lines: Array.from({ length: OUTPUTS * KERNEL }, (_, i) => {
        const [output, tap] = [Math.floor(i / KERNEL), i % KERNEL]
        return { from: inputX(output + tap), to: outputX(output), ...shared[tap], width: 2.25 }
      }),
    },
    {
      key: 'dense',
      lines: Array.from({ length: OUTPUTS * INPUTS }, (_, i) => ({
        from: inputX(i % INPUTS),
        to: outputX(Math.floor(i / INPUTS)),
        stroke: 'var(--soft)',
        dash: undefined,
        width: 0.75,
      })),
    },
  ] as const
  return (
    <div className="grid gap-4 @min-[30rem]:grid-cols-2">
      {panels.map(({ key, lines }) => (
        <div key={key} data-part={key}>
          <p className="mb-1 text-sm text-soft">{w.lines[key]}</p>
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            className="block w-full max-w-80"
            role="img"
            aria-label={w.lineLabels[key]}
          >
            {lines.map(({ from, to, stroke, dash, width }, i) => (
              <line
                key={i}
                x1={from}
                y1={TOP}
                x2={to}
                y2={BOTTOM}
                stroke={stroke}
                strokeWidth={width}
                strokeDasharray={dash}
              />
            ))}
            {dots(INPUTS, TOP)}
            {outputs}
          </svg>
        </div>
      ))}
    </div>
  )
}
