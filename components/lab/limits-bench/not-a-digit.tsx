import { RightIcon, WrongIcon } from '@/components/ui/icons'
import { inkOf, SITE_REJECTION, strangeness, verdictOn } from '@/lib/data/rejection'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { DigitNetwork } from '@/lib/protocol/messages'
import { useBenchStrings } from '../bench-strings'
import type { PictureAnswer } from './use-readings'

interface NotADigitProps {
  /** The picture's 784 bytes. */
  pixels: Uint8Array | null
  answer: PictureAnswer | null
  network: DigitNetwork | null
}

/** Whether the picture would be taken for a digit at all, with the numbers that decide. */
export function NotADigit({ pixels, answer, network }: NotADigitProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.limits.notADigit
  const known = pixels && answer && network === 'shipped'
  const verdict = known ? verdictOn(answer.scores, inkOf(pixels)) : null

  const sentence = () => {
    if (answer && network === 'mine') return words.mine
    if (!known || !verdict) return ''
    const ink = inkOf(pixels)
    if (ink === 0) return words.noInk
    const decimals = (value: number) =>
      formatNumber(value, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace('-', '−')
    return fill(words[verdict], {
      value: decimals(strangeness(answer.scores, ink)),
      limit: decimals(SITE_REJECTION.limit),
    })
  }
  const Icon = verdict === 'digit' ? RightIcon : WrongIcon

  return (
    <div data-testid="limits-verdict" data-verdict={verdict ?? 'none'}>
      <p className="mb-1 text-sm text-soft">{words.title}</p>
      <p className="flex min-h-12 items-start gap-2 text-[0.9375rem] leading-normal">
        {verdict && <Icon className="mt-0.5 size-5" />}
        <span>{sentence()}</span>
      </p>
    </div>
  )
}
