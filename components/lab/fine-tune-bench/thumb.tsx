import { useEffect, useRef } from 'react'
import { KEPT_SIDE } from '@/lib/data/fine-tune/pictures'

interface Props {
  /** RGB bytes as pictures are kept. */
  rgb: Uint8Array
  className?: string
  /** Said where nothing around it says what it is. */
  label?: string
}

/** A kept picture. A canvas, because a policy without `blob:` and `data:` lets no image element show it. */
export function Thumb({ rgb, className = 'size-14', label }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(KEPT_SIDE, KEPT_SIDE)
    for (let i = 0; i < KEPT_SIDE * KEPT_SIDE; i++) {
      for (let c = 0; c < 3; c++) image.data[i * 4 + c] = rgb[i * 3 + c]
      image.data[i * 4 + 3] = 255
    }
    context.putImageData(image, 0, 0)
  }, [rgb])
  return (
    <canvas
      ref={canvas}
      width={KEPT_SIDE}
      height={KEPT_SIDE}
      className={`block rounded-sm ${className}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}
