import { useEffect } from 'react'
import { driveFigure, valuesInQuery } from '@/components/mdx/figure-store'
import type { Break } from '@/lib/engine/break'
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

/**
 * Keeps the sliders in the page's address: a link sets those that it names, and they set the address. What it does not
 * name is as this device has kept it, since the address follows a moment later than the device.
 */
export function useBreakLink(transform: DigitTransform, bench: Break): void {
  useEffect(() => {
    const patch = asked()
    if (Object.keys(patch).length > 0) void bench.open().then(() => bench.change(patch))
  }, [bench])
  useEffect(() => {
    const moved = transformNames.filter((name) => transform[name] !== UNTOUCHED[name])
    driveFigure(FIGURE, Object.fromEntries(moved.map((name) => [name, String(transform[name])])))
  }, [transform])
}
