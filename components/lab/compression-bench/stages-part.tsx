import type { StageBytes } from '@/lib/formats/coding/compress-layer'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { CompressionMade } from '@/lib/protocol/compression-messages'
import { useBenchStrings } from '../bench-strings'
import { sayArithmetic } from './say-arithmetic'

interface Props {
  made: CompressionMade
  huffman: boolean
  /** A layer's name. */
  layer: string
}

/** Bytes of the whole network after each stage, and how those of one layer come about. */
export function StagesPart({ made, huffman, layer }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.compression
  const stages: (keyof StageBytes)[] = [
    'float32',
    'pruned',
    'shared',
    ...(huffman ? (['huffman'] as const) : []),
  ]
  const one = made.layers.find(({ name }) => name === layer)!
  const megabytes = (bytes: number) =>
    fill(words.megabytes, {
      count: formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    })
  const whole = made.bytes.float32
  return (
    <div>
      <p className="font-semibold">{words.stagesTitle}</p>
      <ol className="mt-2 grid gap-3">
        {stages.map((stage) => (
          <li
            key={stage}
            className="text-sm"
            data-testid={`compression-stage-${stage}`}
            data-value={made.bytes[stage]}
            data-layer={one.bytes[stage]}
          >
            <span className="flex flex-wrap justify-between gap-x-3">
              <span>{words.stages[stage]}</span>
              <span className="font-mono tabular-nums">
                {megabytes(made.bytes[stage])}
                {whole / made.bytes[stage] > 1.05 && (
                  <span className="text-soft">
                    {' · '}
                    {fill(words.times, {
                      times: formatNumber(whole / made.bytes[stage], lang, { maximumFractionDigits: 1 }),
                    })}
                  </span>
                )}
              </span>
            </span>
            <span className="mt-0.5 block h-3 rounded-sm bg-wash" aria-hidden>
              <span
                className="block h-full rounded-sm bg-alexnet"
                style={{ width: `${(100 * made.bytes[stage]) / whole}%` }}
              />
            </span>
            <span className="mt-0.5 block text-[0.8125rem] text-soft">
              {one.name}: {sayArithmetic(one, stage, words, lang)} = {formatNumber(one.bytes[stage], lang)}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-[0.8125rem] text-soft">
        {fill(words.total, { biases: formatNumber(made.biasBytes / 4, lang) })}{' '}
        {one.index.steps > 0 && fill(words.steps, { bits: one.index.bits })}
      </p>
    </div>
  )
}
