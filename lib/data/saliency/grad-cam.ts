/**
 * Grad-CAM (Selvaraju et al. 2017, section 3, equations 1 and 2) before its ReLU: each map of a layer, weighted by the
 * mean over its places of the gradient of a class's score, and all maps added up. The paper then keeps the positive part.
 * @param activations what the layer puts out, [height, width, maps] flattened (NHWC without N)
 * @param gradient of the class's score by them, in the same order
 * @returns [height x width], row by row
 */
export function gradCam(
  activations: ArrayLike<number>,
  gradient: ArrayLike<number>,
  [height, width, maps]: readonly [number, number, number],
): Float32Array<ArrayBuffer> {
  const places = height * width
  const weights = new Float64Array(maps)
  for (let at = 0; at < places * maps; at++) weights[at % maps] += gradient[at] / places
  const cam = new Float32Array(places)
  for (let place = 0; place < places; place++) {
    let sum = 0
    for (let map = 0; map < maps; map++) sum += weights[map] * activations[place * maps + map]
    cam[place] = sum
  }
  return cam
}

/** What is above 0; the rest is 0. */
export const positivePart = (values: Float32Array): Float32Array<ArrayBuffer> =>
  Float32Array.from(values, (value) => Math.max(0, value))
