import { useMemo, useState } from 'react'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../../bench-strings'
import { distortDigits, type Distortion } from '@/lib/data/distort'
import { DIGIT_PIXELS, DIGIT_SIDE } from '@/lib/data/mnist'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { fill } from '@/lib/i18n/fill'

/** Places of the shown digits among the sample's hundred, of which ten and ten are alike. */
const SHOWN = [20, 31, 42, 53, 64, 75, 96]
/** Distorted copies of each. */
const COPIES = 2

/** Digits of 784 bytes side by side as one picture, row by row. */
function tile(digits: Uint8Array, columns: number): Uint8Array {
  const width = columns * DIGIT_SIDE
  const picture = new Uint8Array(digits.length)
  for (let i = 0; i < digits.length / DIGIT_PIXELS; i++) {
    const [left, top] = [(i % columns) * DIGIT_SIDE, Math.floor(i / columns) * DIGIT_SIDE]
    for (let y = 0; y < DIGIT_SIDE; y++) {
      const from = (i * DIGIT_SIDE + y) * DIGIT_SIDE
      picture.set(digits.subarray(from, from + DIGIT_SIDE), (top + y) * width + left)
    }
  }
  return picture
}

/** Real digits, and below each of them copies distorted as training digits are. */
export function DistortedDigits({ distortion }: { distortion: Distortion }) {
  const words = useBenchStrings().strings.trainSettings.distorted
  const { digits, error } = useTestDigits()
  const [seed, setSeed] = useState(1)
  const { rotation, scale, shear, shift } = distortion

  const originals = useMemo(() => {
    if (!digits) return null
    const all = new Uint8Array(SHOWN.length * DIGIT_PIXELS)
    SHOWN.forEach((place, i) => all.set(digits.pixels(place) ?? [], i * DIGIT_PIXELS))
    return all
  }, [digits])
  const copies = useMemo(() => {
    if (!originals) return null
    const all = new Uint8Array(COPIES * originals.length)
    for (let i = 0; i < COPIES; i++)
      all.set(
        distortDigits(originals, { rotation, scale, shear, shift }, seed * COPIES + i),
        i * originals.length,
      )
    return tile(all, SHOWN.length)
  }, [originals, rotation, scale, shear, shift, seed])
  const distorts = rotation > 0 || scale > 0 || shear > 0 || shift > 0

  if (error) return <p className="text-[0.8125rem]">{words.failed}</p>
  return (
    <div data-testid="distorted-digits" data-distorted={distorts}>
      <PixelGrid
        pixels={originals && tile(originals, SHOWN.length)}
        columns={SHOWN.length * DIGIT_SIDE}
        rows={DIGIT_SIDE}
        label={fill(distorts ? words.label : words.none, { count: SHOWN.length })}
        className="aspect-[7/1] w-full"
      />
      <PixelGrid
        pixels={copies}
        columns={SHOWN.length * DIGIT_SIDE}
        rows={COPIES * DIGIT_SIDE}
        testId="distorted-copies"
        className="mt-1 aspect-[7/2] w-full border-t border-line"
      />
      <Button
        className="mt-3"
        disabled={!distorts}
        onClick={() => setSeed(seed + 1)}
        data-testid="distort-again"
      >
        {words.again}
      </Button>
    </div>
  )
}
