/** Loss surfaces over two weights, simple enough that what happens on them can be computed by hand. */

export const surfaceNames = ['ravine', 'slanted', 'saddle'] as const
export type SurfaceName = (typeof surfaceNames)[number]

type Pair = readonly [x: number, y: number]

export interface Surface {
  /** 0 at the lowest places, more everywhere else. */
  loss: (x: number, y: number) => number
  slope: (x: number, y: number) => Pair
  /** Where the loss is 0. */
  lowest: readonly Pair[]
}

/** Curvatures along the ravine's floor and across: a rate that suits one of them is a hundred times off for the other. */
const ALONG = 0.1
export const ACROSS = 10

/** (ALONG u² + ACROSS v²) / 2, where u and v are x and y turned by `angle` radians. */
function ravine(angle: number): Surface {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const turned = (x: number, y: number): Pair => [cos * x + sin * y, cos * y - sin * x]
  return {
    loss(x, y) {
      const [u, v] = turned(x, y)
      return (ALONG * u * u + ACROSS * v * v) / 2
    },
    slope(x, y) {
      const [u, v] = turned(x, y)
      const [du, dv] = [ALONG * u, ACROSS * v]
      return [cos * du - sin * dv, sin * du + cos * dv]
    },
    lowest: [[0, 0]],
  }
}

/** Curvature of the saddle along y at its middle: −SADDLE; along x it is 1. */
const SADDLE = 0.3

/** x²/2 + SADDLE (y² − 1)²/4: a saddle at the origin, level there, between two hollows at y = ±1. */
const saddle: Surface = {
  loss: (x, y) => (x * x) / 2 + (SADDLE * (y * y - 1) ** 2) / 4,
  slope: (x, y) => [x, SADDLE * y * (y * y - 1)],
  lowest: [
    [0, -1],
    [0, 1],
  ],
}

export const surfaces: Readonly<Record<SurfaceName, Surface>> = {
  ravine: ravine(0),
  slanted: ravine(Math.PI / 6),
  saddle,
}
