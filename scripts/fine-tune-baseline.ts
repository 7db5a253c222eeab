/** The mean of a picture's red, green and blue, and its brightness: what a classifier without any idea of form can use. */
export function meanColour(rgb: Uint8Array): number[] {
  const sums = [0, 0, 0]
  for (let i = 0; i < rgb.length; i++) sums[i % 3] += rgb[i]
  const [red, green, blue] = sums.map((sum) => sum / (rgb.length / 3))
  return [red, green, blue, 0.299 * red + 0.587 * green + 0.114 * blue]
}

interface Labelled {
  label: number
  rgb: Uint8Array
}

/** Share of `asked` that the nearest `neighbours` of `known` by mean colour and brightness name right, 0 to 1. */
export function colourAccuracy(
  known: readonly Labelled[],
  asked: readonly Labelled[],
  neighbours = 7,
): number {
  const places = known.map(({ label, rgb }) => ({ label, at: meanColour(rgb) }))
  const right = asked.filter(({ label, rgb }) => {
    const here = meanColour(rgb)
    const near = places
      .map(({ label: of, at }) => ({ of, far: Math.hypot(...at.map((value, i) => value - here[i])) }))
      .sort((a, b) => a.far - b.far)
      .slice(0, neighbours)
    const same = near.filter(({ of }) => of === label).length
    return same > neighbours / 2
  })
  return right.length / asked.length
}
