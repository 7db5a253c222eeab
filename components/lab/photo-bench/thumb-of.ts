import type { PhotoSeen } from '@/lib/protocol/messages'
import type { PhotoThumb } from '@/lib/protocol/photo-strip-messages'

/** Longer side of a small picture, in pixels. */
const SIDE = 112

/** The small picture of a photo that was opened; null where the browser gives no canvas. */
export function thumbOf({ preview, previewWidth, previewHeight }: PhotoSeen): PhotoThumb | null {
  const factor = Math.min(1, SIDE / Math.max(previewWidth, previewHeight))
  const width = Math.max(1, Math.round(previewWidth * factor))
  const height = Math.max(1, Math.round(previewHeight * factor))
  const [large, small] = [document.createElement('canvas'), document.createElement('canvas')]
  Object.assign(large, { width: previewWidth, height: previewHeight })
  Object.assign(small, { width, height })
  const to = small.getContext('2d', { willReadFrequently: true })
  const from = large.getContext('2d')
  if (!to || !from) return null
  from.putImageData(new ImageData(preview, previewWidth, previewHeight), 0, 0)
  to.imageSmoothingQuality = 'high'
  to.drawImage(large, 0, 0, width, height)
  return { rgba: to.getImageData(0, 0, width, height).data as Uint8ClampedArray<ArrayBuffer>, width, height }
}
