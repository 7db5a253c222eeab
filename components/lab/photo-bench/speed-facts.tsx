import { useBenchStrings } from '../bench-strings'
import { sizeText } from '../take-away/size-text'
import { formatNumber } from '@/lib/i18n/format'
import { fill } from '@/lib/i18n/fill'
import type { PhotoAnswer } from '@/lib/protocol/messages'

/** What an answer cost: arithmetic and memory. */
export function SpeedFacts({ answer, freed }: { answer: PhotoAnswer; freed: number | null }) {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  const size = (bytes: number) => sizeText(bytes, strings.takeAway, lang)
  const many = (count: number) =>
    formatNumber(count, lang, {
      notation: 'compact',
      compactDisplay: 'long',
      maximumFractionDigits: undefined,
      maximumSignificantDigits: 3,
    })
  const perSecond = (answer.macs * answer.crops.length) / (answer.networkMs / 1000)
  const facts = [
    ['macs', answer.macs, many(answer.macs), words.speedMacs],
    ['rate', perSecond, many(perSecond), words.speedRate],
    ['weights', answer.bytesHeld, size(answer.bytesHeld), words.speedWeights],
    ['activations', answer.activationBytes, size(answer.activationBytes), words.speedActivations],
  ] as const
  return (
    <section aria-label={words.speed} className="mt-5">
      <h3 className="m-0 mb-1.5 font-sans! text-sm font-semibold">{words.speed}</h3>
      <dl className="m-0 grid grid-cols-2 gap-x-4 gap-y-2 @2xl:grid-cols-4">
        {facts.map(([name, value, text, label]) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-xs text-soft">{label}</dt>
            <dd
              className="m-0 font-mono text-lg tabular-nums"
              data-testid={`photo-${name}`}
              data-value={value}
            >
              {text}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 mb-0 text-xs text-soft">
        {words.leave}{' '}
        {freed !== null && (
          <span data-testid="photo-freed" data-value={freed}>
            {fill(words.freed, { size: size(freed) })}
          </span>
        )}
      </p>
    </section>
  )
}
