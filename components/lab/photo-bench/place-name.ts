import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { fill } from '@/lib/i18n/fill'
import type { CropAnswer } from '@/lib/protocol/photo-messages'

/** What one of the ten looks is called. */
export function placeName(
  { place, mirrored }: Pick<CropAnswer, 'place' | 'mirrored'>,
  words: BenchStrings['photo'],
): string {
  return mirrored ? fill(words.mirrored, { place: words.places[place] }) : words.places[place]
}
