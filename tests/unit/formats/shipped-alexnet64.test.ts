import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSafetensors } from '@/lib/formats/safetensors'
import { fromTorchLayout } from '@/lib/formats/torch-layout'
import { decodeWeights, parseWeightManifest } from '@/lib/formats/weight-manifest'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { convertAlexnet64 } from '@/scripts/convert-alexnet64'
import { FIXTURE_FOLDER, readAlexnetFile, readParity, standardise } from './alexnet64-fixture'

const shipped = 'public/weights/alexnet64'
let fresh: string

beforeAll(async () => {
  fresh = await mkdtemp(join(tmpdir(), 'alexnet64-'))
})
afterAll(() => rm(fresh, { recursive: true }))

async function shippedWeights() {
  const url = `${shipped}/manifest.json`
  const manifest = parseWeightManifest(JSON.parse(await readFile(url, 'utf8')), alexnet64, url)
  const shards = await Promise.all(manifest.shards.map(({ file }) => readFile(join(shipped, file))))
  return decodeWeights(manifest, alexnet64, shards)
}

describe('the shipped AlexNet-64', () => {
  it('is what the script makes of the float32 file, byte by byte, and no stale shard lies about', async () => {
    await writeFile(join(fresh, 'weights-7.00000000.bin'), 'from an earlier conversion')
    await convertAlexnet64({ from: FIXTURE_FOLDER, to: fresh, log: () => {} })
    const made = (await readdir(fresh)).sort()
    const present = (await readdir(shipped)).filter(
      (name) => name.endsWith('.bin') || name === 'manifest.json',
    )
    expect(present.sort()).toEqual(made)
    expect(made.length).toBeGreaterThan(1)
    for (const name of made) {
      const same =
        Buffer.compare(await readFile(join(fresh, name)), await readFile(join(shipped, name))) === 0
      expect(same, name).toBe(true)
    }
  })

  it('says what it was trained on and on which terms', async () => {
    const { about } = JSON.parse(await readFile(`${shipped}/manifest.json`, 'utf8'))
    expect(about.trainedOn).toContain('Tiny ImageNet')
    expect(about.terms).toContain('non-commercial research and education')
  })

  it('is smaller than 8 MB', async () => {
    const { shards } = JSON.parse(await readFile(`${shipped}/manifest.json`, 'utf8'))
    expect(shards.reduce((sum: number, { bytes }: { bytes: number }) => sum + bytes, 0)).toBeLessThan(
      8_000_000,
    )
  })

  it('thinks much as the float32 network does', async () => {
    const exact = fromTorchLayout(alexnet64, readSafetensors(readAlexnetFile()))
    const coarse = await shippedWeights()
    const { pixels } = readParity()[1]
    const [a, b] = [exact, coarse].map((flat) =>
      referenceOutputs(alexnet64, flat, standardise(pixels)).at(-1)!,
    )
    const best = (logits: Float64Array) => logits.indexOf(Math.max(...logits))
    expect(best(b)).toBe(best(a))
    const worst = Math.max(...a.map((value, i) => Math.abs(value - b[i])))
    expect(worst).toBeGreaterThan(0)
    expect(worst).toBeLessThan(0.2)
  })
})
