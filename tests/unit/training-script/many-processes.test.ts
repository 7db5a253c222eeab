import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, networkOf, type TrainSettings } from '@/lib/data/train-settings'
import { digitRecipe } from '@/lib/data/training-recipe'
import { readNetworkFile } from '@/lib/formats/network-file'
import { safetensorsNotes } from '@/lib/formats/safetensors'
import { trainingScript } from '@/lib/nn/code/training-script'
import { findPython, named } from '../code/find-python'
import { writeIdxFiles } from './bar-digits'
import { runInPair, runScripts, runWithTorchrun } from './run-script'

const python = findPython('torch', 'numpy')
const folder = mkdtempSync(join(tmpdir(), 'training-script-many-'))
const data = join(folder, 'mnist')

/** 220 digits: 24 steps a pass of 9 digits, which two processes share as 5 and 4, and a last one of 4. */
const settings: TrainSettings = { ...DEFAULT_SETTINGS, batch: 9, learningRate: 0.03, weightDecay: 0.001 }
const spec = networkOf(settings)
const script = trainingScript(digitRecipe(settings, 'mnist', 'lenet'))

beforeAll(() => writeIdxFiles(data))
afterAll(() => rmSync(folder, { recursive: true }))

/** A folder for a run, the script in it, changed where a change is asked for. */
function prepared(name: string, change?: [from: string, to: string]) {
  const out = join(folder, name)
  mkdirSync(out)
  if (change) expect(script.split(change[0])).toHaveLength(2)
  writeFileSync(join(out, 'train.py'), change ? script.replace(...change) : script)
  return { script: join(out, 'train.py'), data, out }
}

const bytesOf = (out: string) => new Uint8Array(readFileSync(join(out, 'lenet.safetensors')))
const parametersOf = (out: string) => readNetworkFile([bytesOf(out)], spec).parameters
const furthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)

const losses = (text: string) => [...text.matchAll(/training loss ([\d.]+)/g)].map(([, loss]) => Number(loss))

/** Rounding alone: sums over two processes are taken in another order. */
const ROUNDING = 2e-5

describe('one process and two', () => {
  it.skipIf(!python)(
    named(
      python,
      'torch and numpy',
      'come to the same weights; the loss falls; a run goes on where it stopped',
    ),
    async () => {
      const whole = prepared('whole')
      const pieces = prepared('pieces')
      const joined = prepared('joined')
      const right = prepared('right')
      const [straight, first, rest, , , fromWeights] = await runScripts(python!, [
        whole,
        { ...pieces, steps: 31 },
        { ...pieces, resume: true },
        { ...joined, steps: 31 },
        { ...right, steps: 3 },
        { ...prepared('from-weights'), weights: join(whole.out, 'lenet.safetensors'), steps: 1 },
      ])
      for (const { failed, text } of [straight, first, rest]) expect(failed, text).toBe(false)
      expect(straight.text).toContain('220 pictures in training, 20 held back, 25 steps a pass; 1 process')
      const [before, after] = losses(straight.text)
      expect(after).toBeLessThan(before / 2)
      expect(losses(fromWeights.text)[0], 'of the first step').toBeLessThan(before / 2)
      expect(straight.text).toMatch(/test [\d.]+% of 60 pictures/)
      expect(first.text).not.toContain('test ')
      expect(rest.text).toContain('from step 31 on')
      expect(Buffer.from(bytesOf(pieces.out)).equals(bytesOf(whole.out)), 'to the last bit').toBe(true)
      expect(safetensorsNotes(bytesOf(whole.out)).get('step')).toBe('50')

      const two = prepared('two')
      const text = await runWithTorchrun(python!, 2, [two.script, '--data', data, '--out', two.out])
      expect(text).toContain('2 process(es) on cpu')
      expect(text.match(/^pass /gm), 'one process speaks').toHaveLength(2)
      losses(text).forEach((loss, i) => expect(loss).toBeCloseTo([before, after][i], 3))
      expect(furthest(parametersOf(two.out), parametersOf(whole.out))).toBeLessThan(ROUNDING)

      const wrong = [
        // Both take the same half.
        prepared('same-half', ['range(rank, count, world)', 'range(0, count, world)']),
        // Each takes the mean of its own share, as if shares were alike.
        prepared('own-means', ['(world / len(whole))', '(1 / sum(counts))']),
      ]
      // 220 digits in batches of 73: the last batch has one, of which process 1 gets none, and each must have two.
      const normed = { ...prepared('normed'), script: join(folder, 'normed.py') }
      const small = { ...settings, batchNorm: true, dropout: 0.5, batch: 73 }
      writeFileSync(normed.script, trainingScript(digitRecipe(small, 'mnist', 'lenet')))
      const [goneOn, , , last] = await runInPair(python!, [
        { ...joined, resume: true },
        ...wrong.map((job) => ({ ...job, steps: 3 })),
        normed,
      ])
      // A run that one process began goes on in two, and comes to the same.
      expect(goneOn.text).toContain('from step 31 on')
      expect(furthest(parametersOf(joined.out), parametersOf(whole.out))).toBeLessThan(ROUNDING)
      expect(last.text).toContain('batch normalisation takes the statistics of each process alone')
      expect(losses(last.text)).toHaveLength(2)
      const { statistics } = readNetworkFile([bytesOf(normed.out)], networkOf(small))
      expect(statistics.every(Number.isFinite)).toBe(true)
      // Shared out wrongly, it would not.
      for (const { out } of wrong)
        expect(furthest(parametersOf(out), parametersOf(right.out)), out).toBeGreaterThan(100 * ROUNDING)
    },
    120_000,
  )
})
