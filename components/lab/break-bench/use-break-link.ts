import { useEffect } from 'react'
import { driveFigure, valuesInQuery } from '@/components/mdx/figure-store'
import { TRANSFORM_RANGES, transformNames, UNTOUCHED, type DigitTransform } from '@/lib/data/transform-digit'

const FIGURE = 'break' // in the address

/** What the address says of the sliders; what is out of a slider's range is left out. */
function asked(): Partial<DigitTransform> {
  const values = valuesInQuery(FIGURE, window.location.search)
  const patch: Partial<DigitTransform> = {}
  for (const name of transformNames) {
    const { min, max } = TRANSFORM_RANGES[name]
    const value = values[name] ? Number(values[name]) : NaN
    if (value >= min && value <= max) patch[name] = value
  }
  return patch
}

/** Keeps the sliders in the page's address: a link sets them, and they set the address. */
export function useBreakLink(
  transform: DigitTransform,
  change: (patch: Partial<DigitTransform>) => void,
): void {
  useEffect(() => {
    const patch = asked()
    if (Object.keys(patch).length > 0) change(patch)
  }, [change])
  useEffect(() => {
    const moved = transformNames.filter((name) => transform[name] !== UNTOUCHED[name])
    driveFigure(FIGURE, Object.fromEntries(moved.map((name) => [name, String(transform[name])])))
  }, [transform])
}
