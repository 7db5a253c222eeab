import { useEffect, useRef } from 'react'

interface ColourPictureProps {
  /** [side x side x 3] brightness, 0 to 255. */
  colours: ArrayLike<number>
  side: number
  /** One channel alone (0 red, 1 green, 2 blue), or all. */
  channel?: number
  label: string
}

/** A small photo with visible pixels, whole or by one channel. */
export function ColourPicture({ colours, side, channel, label }: ColourPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(side, side)
    for (let i = 0; i < side * side; i++) {
      for (let c = 0; c < 3; c++)
        image.data[4 * i + c] = channel === undefined || c === channel ? colours[3 * i + c] : 0
      image.data[4 * i + 3] = 255
    }
    context.putImageData(image, 0, 0)
  }, [colours, side, channel])
  return (
    <canvas
      ref={canvas}
      width={side}
      height={side}
      role="img"
      aria-label={label}
      className="block aspect-square w-full"
      style={{ imageRendering: 'pixelated' }}
    />
  )
}
