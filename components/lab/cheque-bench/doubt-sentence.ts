import type { AmountReading, Doubt } from '@/lib/data/amount/reading'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'

/** Says why an amount is left to a person. */
export function useDoubtSentence(): (doubt: Doubt, reading: AmountReading) => string {
  const words = useBenchStrings().strings.cheque.doubt
  return (doubt, { alternatives }) => {
    switch (doubt.kind) {
      case 'close':
        return fill(words.close, {
          first: alternatives[0]?.digits ?? '',
          second: alternatives[1]?.digits ?? '',
        })
      case 'not-a-digit':
        return fill(words['not-a-digit'], { at: doubt.at + 1 })
      default:
        return words[doubt.kind]
    }
  }
}
