export interface TopClass {
  index: number
  probability: number // 0 to 1
}

/** The `count` most probable classes, the likeliest first; of equals the one with the lower index first. */
export function topClasses(probabilities: ArrayLike<number>, count: number): TopClass[] {
  return Array.from(probabilities, (probability, index) => ({ index, probability }))
    .sort((a, b) => b.probability - a.probability || a.index - b.index)
    .slice(0, count)
}
