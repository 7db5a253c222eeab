import type { Plane } from './plane'

/**
 * Turns a plane so that lines which descend to the right by `degrees` become level. The result is as large as the turned
 * picture needs; what was outside is 0. Values between pixels are interpolated bilinearly.
 */
export function turn({ values, width, height }: Plane, degrees: number): Plane {
  const angle = (degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const turned = {
    width: Math.ceil(width * Math.abs(cos) + height * Math.abs(sin)),
    height: Math.ceil(height * Math.abs(cos) + width * Math.abs(sin)),
  }
  const out = new Float32Array(turned.width * turned.height)
  const get = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height ? values[y * width + x] : 0
  for (let y = 0; y < turned.height; y++) {
    const v = y + 0.5 - turned.height / 2
    for (let x = 0; x < turned.width; x++) {
      const u = x + 0.5 - turned.width / 2
      const sx = u * cos - v * sin + width / 2 - 0.5
      const sy = u * sin + v * cos + height / 2 - 0.5
      const left = Math.floor(sx)
      const top = Math.floor(sy)
      if (left < -1 || top < -1 || left >= width || top >= height) continue
      const fx = sx - left
      const fy = sy - top
      out[y * turned.width + x] =
        (get(left, top) * (1 - fx) + get(left + 1, top) * fx) * (1 - fy) +
        (get(left, top + 1) * (1 - fx) + get(left + 1, top + 1) * fx) * fy
    }
  }
  return { values: out, ...turned }
}
