/** Waves and a rosette of fine lines, as on security paper: three sines of different pitch, drawn with many phases. */

const [WIDTH, HEIGHT] = [1000, 420]
const WAVES = 16
const STEP = 12

const wave = (phase: number) =>
  Array.from({ length: WIDTH / STEP + 2 }, (_, i) => {
    const x = i * STEP
    const swell = Math.sin(x / 90 + phase) * Math.cos(x / 310 - phase / 2) + 0.4 * Math.sin(x / 38 - phase)
    return `${i === 0 ? 'M' : 'L'}${x} ${(HEIGHT / 2 + 150 * swell).toFixed(1)}`
  }).join('')

const waves = Array.from({ length: WAVES }, (_, i) => wave((2 * Math.PI * i) / WAVES))

/** A rosette with the middle at 0, 0: a circle whose radius swings. */
const rosette = (radius: number, petals: number, turn: number) =>
  Array.from({ length: 181 }, (_, i) => {
    const angle = (i / 180) * 2 * Math.PI
    const r = radius * (0.72 + 0.28 * Math.cos(petals * angle + turn))
    return `${i === 0 ? 'M' : 'L'}${(r * Math.cos(angle)).toFixed(1)} ${(r * Math.sin(angle)).toFixed(1)}`
  }).join('') + 'Z'

const rosettes = Array.from({ length: 9 }, (_, i) => rosette(60, 12, (2 * Math.PI * i) / 9))

/** The ground that the cheque is printed on; it fills its parent. */
export function Guilloche() {
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
      className="pointer-events-none absolute inset-0 h-full w-full text-lenet opacity-15"
      fill="none"
      stroke="currentColor"
      strokeWidth="0.8"
    >
      {waves.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}

/** The bank's mark: a rosette with six small squares, like the maps of C1. */
export function BankMark() {
  return (
    <svg viewBox="-64 -64 128 128" aria-hidden className="size-12 shrink-0 text-lenet" fill="none">
      <g stroke="currentColor" strokeWidth="1.2">
        {rosettes.map((path) => (
          <path key={path} d={path} />
        ))}
      </g>
      <g fill="var(--card)" stroke="currentColor" strokeWidth="3">
        {[0, 1, 2, 3, 4, 5].map((i) => (
          <rect key={i} x={-27 + 6 * i} y={-21 + 5 * i} width="20" height="20" />
        ))}
      </g>
    </svg>
  )
}
