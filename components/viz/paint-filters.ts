interface Options {
  /** Pixels of the canvas a weight, and between two kernels. */
  cell: number
  gap: number
  /** Whether a filter reads an input map at all. */
  reads?: (map: number, filter: number) => boolean
}

/** Weights this faint beside the largest are left to the frame. */
const LEAST_SHARE = 0.02

/**
 * Paints all kernels of a convolution, a column for each filter and a row for each input map: violet negative, green
 * positive, the more of it the larger the weight beside the largest. A map that a filter does not read is a thin cross.
 * @param values HWIO, flattened
 */
export function paintFilters(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  [height, width, maps, filters]: readonly number[],
  { cell, gap, reads = () => true }: Options,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  const [negative, positive, line, edge] = ['--negative', '--positive', '--line', '--edge'].map((name) =>
    style.getPropertyValue(name),
  )
  let largest = 1e-9
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]))
  context.globalAlpha = 1
  context.clearRect(0, 0, canvas.width, canvas.height)
  for (let filter = 0; filter < filters; filter++)
    for (let map = 0; map < maps; map++) {
      const left = filter * (width * cell + gap)
      const top = map * (height * cell + gap)
      const [w, h] = [width * cell, height * cell]
      context.globalAlpha = 1
      if (!reads(map, filter)) {
        context.strokeStyle = edge
        context.lineWidth = 1
        context.beginPath()
        context.moveTo(left + w * 0.35, top + h * 0.35)
        context.lineTo(left + w * 0.65, top + h * 0.65)
        context.moveTo(left + w * 0.65, top + h * 0.35)
        context.lineTo(left + w * 0.35, top + h * 0.65)
        context.stroke()
        continue
      }
      context.strokeStyle = line
      context.lineWidth = 2
      context.strokeRect(left, top, w, h)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const weight = values[((y * width + x) * maps + map) * filters + filter]
          const share = Math.abs(weight) / largest
          if (share < LEAST_SHARE) continue
          context.globalAlpha = share
          context.fillStyle = weight < 0 ? negative : positive
          context.fillRect(left + x * cell, top + y * cell, cell, cell)
        }
    }
  context.globalAlpha = 1
}
