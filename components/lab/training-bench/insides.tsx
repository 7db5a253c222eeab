import { memo, useMemo } from 'react'
import { useBenchStrings } from '../bench-strings'
import { KernelGrid } from '@/components/viz/kernel-grid'
import { PixelGrid } from '@/components/viz/pixel-grid'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { fill } from '@/lib/i18n/fill'

const SIDE = 28
const COLUMNS = 10
const ROWS = 2
/** Milliseconds between two drawings. */
const DRAW_MS = 400

/** Digits of 784 bytes side by side as one picture, so that one canvas shows them all. */
function tile(digits: Uint8Array): Uint8Array {
  const picture = new Uint8Array(COLUMNS * ROWS * SIDE * SIDE)
  const width = COLUMNS * SIDE
  for (let i = 0; i < Math.min(COLUMNS * ROWS, digits.length / (SIDE * SIDE)); i++) {
    const [left, top] = [(i % COLUMNS) * SIDE, Math.floor(i / COLUMNS) * SIDE]
    for (let y = 0; y < SIDE; y++)
      picture.set(digits.subarray((i * SIDE + y) * SIDE, (i * SIDE + y + 1) * SIDE), (top + y) * width + left)
  }
  return picture
}

interface InsidesProps {
  frame: TrainerState['frame']
  /** The digits are distorted before the network sees them. */
  distorted: boolean
}

/** What changes inside while it learns: C1's kernels, and the digits being learnt from. */
export const Insides = memo(function Insides({ frame: newest, distorted }: InsidesProps) {
  const { train: words, trainLive } = useBenchStrings().strings
  const frame = useThrottled(newest, DRAW_MS)
  const picture = useMemo(() => (frame ? tile(frame.digits) : null), [frame])
  const largest = frame ? Math.max(...frame.kernels.map(Math.abs)).toFixed(2) : '–'
  return (
    <>
      <div>
        <p className="mb-2 text-[0.8125rem] text-soft">{words.kernels}</p>
        <KernelGrid
          weights={frame?.kernels ?? null}
          side={5}
          count={6}
          label={fill(words.kernelsLabel, { largest })}
        />
      </div>
      <div>
        <p className="mb-2 text-[0.8125rem] text-soft">
          {distorted ? trainLive.batchDistorted : words.batch}
        </p>
        <PixelGrid
          pixels={picture}
          columns={COLUMNS * SIDE}
          rows={ROWS * SIDE}
          label={fill(words.batchLabel, { count: COLUMNS * ROWS })}
          className="aspect-[5/1] w-full"
        />
      </div>
    </>
  )
})
