import { useMemo } from 'react'
import { BLUR, blended, blurred } from '@/lib/data/saliency/blur'
import { fillHole } from '@/lib/data/saliency/fill-hole'
import { strokeMask, type Stroke } from '@/lib/data/saliency/strokes'
import type { Picture } from '@/lib/engine/photo-why'

export type EraseFill = 'around' | 'blur'

/** The picture with what the strokes cover filled, and which pixels those are; the very same picture without strokes. */
export function useEdited(
  original: Picture,
  side: number,
  strokes: readonly Stroke[],
  filling: EraseFill,
): { picture: Picture; mask: Uint8Array; share: number } {
  const isBlurred = filling === 'blur' && strokes.length > 0
  const soft = useMemo(
    () => (isBlurred ? blurred(original, side, BLUR * side) : null),
    [isBlurred, original, side],
  )
  return useMemo(() => {
    const mask = strokeMask(strokes, side)
    const share = mask.reduce((sum, covered) => sum + covered, 0) / mask.length
    if (strokes.length === 0) return { picture: original, mask, share }
    return {
      picture: soft ? blended(original, soft, mask) : fillHole(original, mask, side),
      mask,
      share,
    }
  }, [original, side, strokes, soft])
}
