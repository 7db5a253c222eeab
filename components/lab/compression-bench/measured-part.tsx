import type { CompressionSetting } from '@/lib/formats/coding/compress-network'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { measured, nearestMeasured } from './measured'

/** How often a network so small is right: what docs/compression.md has next to the reader's setting. */
export function MeasuredPart({ setting }: { setting: CompressionSetting }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.compression
  const { row, exact } = nearestMeasured(setting)
  const { conv, dense } = row.setting
  const rate = (value: number) =>
    fill(words.rate, {
      value: formatNumber(value, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    })
  const [top1, top5, same] = row.reported
  const rows = [
    { name: words.top1, untouched: measured.untouched.reported[0], small: top1 },
    { name: words.top5, untouched: measured.untouched.reported[1], small: top5 },
    { name: words.sameFirst, untouched: 100, small: same },
  ]
  return (
    <div
      className="rounded-xl bg-wash px-4 py-3"
      data-testid="compression-measured"
      data-exact={exact}
      data-top1={top1}
      data-same={same}
    >
      <p className="font-semibold">{words.measuredTitle}</p>
      <p className="mt-1 min-h-16 text-sm text-soft @xl:min-h-10">
        {fill(exact ? words.exact : words.nearest, {
          conv: Math.round(100 * conv.pruned),
          convBits: conv.bits,
          dense: Math.round(100 * dense.pruned),
          denseBits: dense.bits,
          count: formatNumber(measured.pictures.reported, lang),
        })}
      </p>
      <table className="mt-2 w-full max-w-md text-sm">
        <thead>
          <tr className="text-soft">
            <td />
            <th scope="col" className="py-1 text-right font-normal">
              {words.untouched}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {words.small}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, untouched, small }) => (
            <tr key={name}>
              <th scope="row" className="py-1 text-left font-normal">
                {name}
              </th>
              <td className="text-right font-mono tabular-nums">{rate(untouched)}</td>
              <td className="text-right font-mono tabular-nums">{rate(small)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
