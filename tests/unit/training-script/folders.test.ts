import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, networkOf } from '@/lib/data/train-settings'
import { digitRecipe, photoRecipe, photoSpec, type ScriptPhotoNetwork } from '@/lib/data/training-recipe'
import { readTunedFile } from '@/lib/formats/fine-tune-file'
import { readNetworkFile } from '@/lib/formats/network-file'
import { safetensorsNotes } from '@/lib/formats/safetensors'
import { trainingScript } from '@/lib/nn/code/training-script'
import { findPython, named } from '../code/find-python'
import { writeIdxFiles } from './bar-digits'
import { runScripts } from './run-script'

const python = findPython('torch', 'numpy', 'PIL')
const folder = mkdtempSync(join(tmpdir(), 'training-script-folders-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A picture of noise about a colour, PPM. */
function ppm(width: number, height: number, colour: readonly number[], seed: number): Uint8Array {
  const noise = (i: number) => ((seed * 7919 + i * 104_729) % 61) - 30
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    Math.max(0, Math.min(255, colour[i % 3] + noise(i))),
  )
  return new Uint8Array([...new TextEncoder().encode(`P6\n${width} ${height}\n255\n`), ...pixels])
}

const colours = { blue: [40, 60, 200], green: [50, 190, 60], red: [200, 40, 50] }

function writePictures(name: string, each: number): string {
  for (const [label, colour] of Object.entries(colours)) {
    mkdirSync(join(folder, name, label), { recursive: true })
    for (let i = 0; i < each; i++)
      writeFileSync(join(folder, name, label, `${i}.ppm`), ppm(90 + 5 * i, 80, colour, i))
  }
  return join(folder, name)
}

let scripts = 0
function job(name: string, recipe: Parameters<typeof trainingScript>[0], data: string) {
  const out = join(folder, name)
  mkdirSync(out, { recursive: true })
  const script = join(folder, `train_${++scripts}.py`)
  writeFileSync(script, trainingScript(recipe))
  return { script, data, out }
}

const written = (out: string, file: string) => new Uint8Array(readFileSync(join(out, `${file}.safetensors`)))

describe('folders of pictures', () => {
  it.skipIf(!python)(
    named(python, 'torch, numpy and Pillow', 'are trained on, and what cannot be is refused in words'),
    async () => {
      const photos = writePictures('photos', 10)
      const apart = join(folder, 'apart')
      mkdirSync(apart)
      for (const part of ['train', 'val']) writePictures(join('apart', part), 4)
      const broken = writePictures('broken', 1)
      writeFileSync(join(broken, 'red', 'not-a-picture.png'), 'no')
      const mnist = join(folder, 'mnist')
      writeIdxFiles(mnist)
      const cut = join(folder, 'cut')
      writeIdxFiles(cut)
      truncateSync(join(cut, 't10k-images-idx3-ubyte'), 5000)

      const tiny = { ...photoRecipe('alexnet64', 3, 1, 'alexnet64'), batch: 8, passes: 4 }
      const normed = { ...DEFAULT_SETTINGS, batchNorm: true, dropout: 0.5, batch: 7, epochs: 6 }
      const lenet = digitRecipe(DEFAULT_SETTINGS, 'mnist', 'lenet')
      const two = photoRecipe('alexnet64', 2, 1, 'x')
      const kept = job('kept', lenet, mnist)
      const jobs = [
        { ...job('pool', tiny, photos), workers: 1 },
        { ...job('parts', tiny, apart), steps: 1 },
        job('grey', digitRecipe(normed, 'folder', 'lenet'), photos),
        { ...kept, steps: 1 },
        { ...job('kept', { ...lenet, momentum: 0.5 }, mnist), resume: true },
        { ...job('none', lenet, mnist), resume: true },
        job('no-files', lenet, photos),
        job('cut-file', lenet, cut),
        job('no-folder', two, join(folder, 'nowhere')),
        job('three', two, photos),
        job('no-classes', two, mnist),
        job('broken', digitRecipe(DEFAULT_SETTINGS, 'folder', 'lenet'), broken),
      ]
      const done = await runScripts(python!, jobs)
      const [pool, parts, grey, begun, ...refused] = done
      for (const { text, failed } of [pool, parts, grey, begun]) expect(failed, text).toBe(false)

      expect(pool.text).toContain('27 pictures in training, 3 held back, 4 steps a pass')
      const losses = [...pool.text.matchAll(/training loss ([\d.]+)/g)].map(([, loss]) => Number(loss))
      expect(losses).toHaveLength(4)
      expect(losses[3]).toBeLessThan(losses[0])
      const tuned = readTunedFile(written(jobs[0].out, 'alexnet64'))
      expect(tuned.names).toEqual(['blue', 'green', 'red'])
      expect(tuned.whole).toBe(true)
      const { parameters } = readNetworkFile([written(jobs[0].out, 'alexnet64')], photoSpec('alexnet64', 3))
      expect(Buffer.from(tuned.parameters.buffer).equals(Buffer.from(parameters.buffer))).toBe(true)

      expect(parts.text).toContain('12 pictures in training, 12 held back, 2 steps a pass')
      expect(grey.text).toContain('28 pictures in training, 2 held back')
      const greyNotes = safetensorsNotes(written(jobs[2].out, 'lenet'))
      expect(greyNotes.get('classes')).toBe('["blue", "green", "red"]')
      const read = readNetworkFile([written(jobs[2].out, 'lenet')], networkOf(normed))
      expect(read.statistics.length).toBeGreaterThan(0)

      const words = [
        /was made with momentum = 0\.9, this script has 0\.5/,
        /there is no .*lenet-checkpoint\.pt to go on from; leave out --resume/,
        /holds no train-images-idx3-ubyte \(or \.gz\).*torchvision/s,
        /t10k-images-idx3-ubyte is no IDX file of t10k-images, or it is cut off/,
        /there is no folder .*nowhere/,
        /has 3 classes \(subfolders\), but the network has 2 outputs/,
        /holds no subfolders; each class needs one/,
        /not-a-picture\.png is no picture that Pillow can read/,
      ]
      refused.forEach(({ text, failed }, i) => {
        expect(failed).toBe(true)
        expect(text).toMatch(words[i])
      })
      expect(refused).toHaveLength(words.length)
    },
    90_000,
  )

  it.each(['alexnet', 'alexnet2012'] satisfies ScriptPhotoNetwork[])(
    'say the recipe of 2012: %s',
    (network) => {
      const script = trainingScript(photoRecipe(network, 1000, 1, network))
      for (const words of [
        "'batch': 128,",
        "'momentum': 0.9,",
        "'weight decay': 5e-4,",
        'rate / 10 ** min(plateaus, 3)',
        'self.fc6_drop = nn.Dropout(0.5)',
        'CLASSES = 1000',
        network === 'alexnet' ? 'draw.integers(33)' : 'draw.integers(30)',
      ])
        expect(script).toContain(words)
      const normal = script.includes('nn.init.normal_(model.conv1.weight, std=0.01)')
      expect(normal).toBe(network === 'alexnet2012')
      if (normal) expect(script.match(/\.bias, 1\)/g)).toHaveLength(5)
    },
  )
})
