import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { sayNumber } from '@/components/viz/say-number'
import type { LayerMade } from '@/lib/protocol/compression-messages'
import { useBenchStrings } from '../bench-strings'

const [WIDTH, HEIGHT] = [240, 60]

interface Bar {
  x: number
  width: number
  share: number
}

/** One layer's weights before and after, on the same axis. */
export function WeightsPart({ layer }: { layer: LayerMade }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.compression
  const { before, levels, counts, name, size, kept } = layer
  const { reach } = before
  const most = Math.max(...before.counts, 1)
  const step = WIDTH / before.counts.length
  const bars = before.counts.map((count, i): Bar => ({ x: i * step, width: step, share: count / most }))
  const greatest = Math.max(...counts, 1)
  const spikes = Array.from(levels, (level, i): Bar => ({
    x: ((level + reach) / (2 * reach)) * WIDTH - 0.6,
    width: 1.2,
    share: counts[i] / greatest,
  })).filter(({ x, share }) => share > 0 && x >= 0 && x <= WIDTH)
  const used = counts.filter((count) => count > 0).length
  const say = (value: number) => formatNumber(value, lang)
  return (
    <div className="grid gap-3">
      <Picture
        said={fill(words.before, { layer: name, size: say(size) })}
        more={fill(words.outside, { share: sayNumber((100 * before.outside) / size, 2) })}
        bars={bars}
        colour="var(--soft)"
        reach={reach}
        testId="compression-before"
        value={before.counts.reduce((sum, count) => sum + count, before.outside)}
      />
      <Picture
        said={fill(words.after, { layer: name, count: used, kept: say(kept), zeros: say(size - kept) })}
        bars={spikes}
        colour="var(--alexnet)"
        reach={reach}
        testId="compression-after"
        value={used}
      />
    </div>
  )
}

interface PictureProps {
  said: string
  more?: string
  bars: readonly Bar[]
  colour: string
  /** The axis goes from minus this to this. */
  reach: number
  testId: string
  value: number
}

function Picture({ said, more, bars, colour, reach, testId, value }: PictureProps) {
  return (
    <figure className="m-0" data-testid={testId} data-value={value}>
      <figcaption className="min-h-10 text-sm text-soft">
        {said}. {more}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
        className="block h-20 w-full rounded-sm bg-wash"
      >
        {bars.map(({ x, width, share }, i) => {
          // One weight among millions would be no pixel high and still is there.
          const height = share > 0 ? Math.max(1, share * (HEIGHT - 2)) : 0
          return <rect key={i} x={x} y={HEIGHT - height} width={width} height={height} fill={colour} />
        })}
      </svg>
      <div className="flex justify-between font-mono text-[0.6875rem] text-soft tabular-nums" aria-hidden>
        <span>{sayNumber(-reach, 3)}</span>
        <span>0</span>
        <span>{sayNumber(reach, 3)}</span>
      </div>
    </figure>
  )
}
