import { describe, expect, it } from 'vitest'
import { CodedError } from '@/lib/errors'
import { writeOnnx } from '@/lib/formats/onnx'
import { writeSafetensors } from '@/lib/formats/safetensors'
import { toTorchLayout } from '@/lib/formats/torch-layout'
import { readZip, writeZip } from '@/lib/formats/zip'
import { parameterCount } from '@/lib/nn/parameters'
import { convertSmall, fixture, watched } from './convert-small'
import { mutate } from './mutate'
import { smallNetwork } from './small-network'

const parameters = Float32Array.from({ length: parameterCount(smallNetwork) }, (_, i) => Math.sin(i))

/** A torch file whose pickle is damaged and whose checksums are right, so that the damage is met by who reads pickles. */
function withPickle(file: Uint8Array, seed: number): Uint8Array {
  const entries = readZip(file)
  return writeZip(
    entries.map(({ name, bytes }) => ({
      name,
      bytes: name.endsWith('data.pkl') ? mutate(bytes, seed) : bytes,
    })),
  )
}

const kinds: Record<
  string,
  { whole: Uint8Array; damaged?: (whole: Uint8Array, seed: number) => Uint8Array }
> = {
  'torch, zip': { whole: fixture('small.pth') },
  'torch, its pickle': { whole: fixture('small.pth'), damaged: withPickle },
  'torch, half and views, its pickle': { whole: fixture('small-half.pth'), damaged: withPickle },
  'torch, legacy': { whole: fixture('small-legacy.pth') },
  safetensors: { whole: writeSafetensors(toTorchLayout(smallNetwork, parameters)) },
  onnx: { whole: writeOnnx(smallNetwork, { parameters, statistics: [] }) },
}
const EACH = 350

describe(`${EACH * Object.keys(kinds).length} damaged files`, () => {
  it.each(Object.entries(kinds))(
    '%s: a clear refusal or a proper reading, in bounded reads',
    async (_, { whole, damaged = mutate }) => {
      const right = await convertSmall(watched(whole))
      let refused = 0
      for (let seed = 1; seed <= EACH; seed++) {
        const file = watched(damaged(whole, seed))
        try {
          const { values } = await convertSmall(file)
          expect(values.every(Number.isFinite), `seed ${seed}`).toBe(true)
          expect(values).toHaveLength(right.values.length)
        } catch (error) {
          if (!(error instanceof CodedError)) throw new Error(`seed ${seed}`, { cause: error })
          expect(['weights-invalid', 'weights-file-unknown'], `seed ${seed}`).toContain(error.code)
          refused++
        }
        expect(file.bytesRead, `seed ${seed}`).toBeLessThan(4 * file.size + 200_000)
        expect(file.reads, `seed ${seed}`).toBeLessThan(500)
      }
      expect(refused).toBeGreaterThan(EACH / 4)
    },
    300_000,
  )

  it('in a zip never give other numbers: what is read as a whole has a checksum', async () => {
    const whole = fixture('small.pth')
    const right = await convertSmall(watched(whole))
    let read = 0
    for (let seed = 1; seed <= EACH; seed++) {
      const got = await convertSmall(watched(mutate(whole, seed))).catch(() => null)
      if (!got) continue
      expect(got.values, `seed ${seed}`).toEqual(right.values)
      read++
    }
    // Padding and dates may be anything.
    expect(read).toBeGreaterThan(10)
  })
})
