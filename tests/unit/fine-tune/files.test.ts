import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIDDLE, PICTURE_BYTES, viewPixels } from '@/lib/data/fine-tune/pictures'
import { ownSpec, tunedSpec, type TunedModel } from '@/lib/data/fine-tune/model'
import { KEPT_SIDE, VIEW_SIDE } from '@/lib/data/fine-tune/pictures'
import { IMAGENET_DEVIATION, IMAGENET_MEAN } from '@/lib/data/photo-preparation'
import { readTunedFile, writeTunedFile } from '@/lib/formats/fine-tune-file'
import { writeSafetensors } from '@/lib/formats/safetensors'
import { tunedPytorchSource } from '@/lib/nn/code/tuned-pytorch'
import { parameterCount } from '@/lib/nn/parameters'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { findPython, named, runPython } from '../code/find-python'
import { expectSameBits } from '../formats/expect-same-bits'
import { pngOf } from '../../handwriting/png'
import { context, openWorld, samplePictures, train, type World } from './world'

const NAMES = ['stripes “wide”', '圆环']
const input = { kept: KEPT_SIDE, side: VIEW_SIDE, mean: IMAGENET_MEAN, deviation: IMAGENET_DEVIATION }
const python = findPython('torch', 'numpy')
const folder = mkdtempSync(join(tmpdir(), 'fine-tune-'))
afterAll(() => rmSync(folder, { recursive: true }))

let world: World
beforeAll(async () => {
  await startNodeEngine('wasm')
  world = await openWorld()
})

const SCRIPT = `
import importlib.util, json, sys
argument = json.load(sys.stdin)
answers = []
for job in argument['jobs']:
    spec = importlib.util.spec_from_file_location('tuned', job['source'])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = module.AlexNet64tuned()
    model.load_state_dict(module.read_safetensors(job['weights']))
    model.eval()
    import torch
    with torch.no_grad():
        shares = [torch.softmax(model(module.prepare(torch.tensor(p).reshape(64, 64, 3).numpy())), 1)[0].tolist()
                  for p in argument['pictures']]
    answers.append({'shares': shares, 'classes': module.read_classes(job['weights'])})
json.dump(answers, sys.stdout)
`

const pixelsOf = (rgb: Uint8Array) => [...viewPixels(rgb, MIDDLE)].filter((_, i) => i % 4 !== 3)

async function wholeOf(model: TunedModel): Promise<TunedModel> {
  await world.handlers['fine-tune/use']({ model }, context())
  const { parameters } = await world.handlers['fine-tune/whole']({ base: '' }, context())
  return { ...model, whole: true, parameters }
}

describe('a tuned network as one file', () => {
  it.skipIf(!python)(
    named(python, 'torch and numpy', 'gives the same shares in PyTorch, by the generated script'),
    async () => {
      const pictures = samplePictures('shapes', 12)
      const asked = samplePictures('shapes', 4, 99)
      const bytes = new Uint8Array(asked.length * PICTURE_BYTES)
      asked.forEach(({ rgb }, i) => bytes.set(rgb, i * PICTURE_BYTES))
      const ours: Float32Array[] = []
      const jobs = []
      for (const [i, settings] of (
        [
          { part: 'linear', layer: 'fc7' },
          { part: 'linear', layer: 'pool5' },
          { part: 'conv5', epochs: 2, learningRate: 0.003, copies: 0 },
        ] as const
      ).entries()) {
        const { result } = await train(world, pictures, settings)
        const { probabilities } = await world.handlers['fine-tune/answer'](
          { base: '', pictures: bytes },
          context(),
        )
        ours.push(probabilities)
        const whole = await wholeOf(result.model)
        const file = { tuning: whole.tuning, names: NAMES, whole: true, parameters: whole.parameters }
        writeFileSync(join(folder, `t${i}.safetensors`), writeTunedFile(file))
        writeFileSync(join(folder, `t${i}.py`), tunedPytorchSource(tunedSpec(whole), input, `t${i}`))
        jobs.push({ source: join(folder, `t${i}.py`), weights: join(folder, `t${i}.safetensors`) })
      }
      const answers = runPython<{ shares: number[][]; classes: string[] }[]>(python!, SCRIPT, {
        jobs,
        pictures: asked.map(({ rgb }) => pixelsOf(rgb)),
      })
      answers.forEach(({ shares, classes }, i) => {
        expect(classes).toEqual(NAMES)
        shares.flat().forEach((share, k) => expect(Math.abs(share - ours[i][k])).toBeLessThan(1e-3))
        // The comparison says something: not all shares are alike.
        expect(Math.max(...ours[i]) - Math.min(...ours[i])).toBeGreaterThan(0.5)
      })
    },
    180_000,
  )

  it.skipIf(!findPython('torch', 'numpy', 'PIL'))(
    named(
      findPython('torch', 'numpy', 'PIL'),
      'torch, numpy and Pillow',
      'names a photo as its docstring says',
    ),
    async () => {
      const { result } = await train(world, samplePictures('shapes', 12))
      const whole = await wholeOf(result.model)
      const source = tunedPytorchSource(tunedSpec(whole), input, 'mine')
      writeFileSync(join(folder, 'mine_torch.py'), source)
      writeFileSync(
        join(folder, 'mine.safetensors'),
        writeTunedFile({ tuning: whole.tuning, names: NAMES, whole: true, parameters: whole.parameters }),
      )
      const [stripes] = samplePictures('shapes', 1, 5)
      writeFileSync(join(folder, 'photo.jpg'), pngOf(stripes.rgb, KEPT_SIDE, KEPT_SIDE))
      const words = /python (\S+\.py) (\S+\.safetensors) (photo\.jpg)/.exec(source)!.slice(1)
      const done = runPython<{ out: string; errors: string }>(
        python!,
        `
import json, subprocess, sys
argument = json.load(sys.stdin)
done = subprocess.run([sys.executable, *argument['words']], cwd=argument['folder'], capture_output=True, text=True)
json.dump({'out': done.stdout, 'errors': done.stderr}, sys.stdout)`,
        { folder, words },
      )
      expect(done.errors).toBe('')
      const { probabilities } = await world.handlers['fine-tune/answer'](
        { base: '', pictures: stripes.rgb },
        context(),
      )
      const share = /stripes “wide”: ([\d.]+)%/.exec(done.out)
      expect(Number(share?.[1])).toBeCloseTo(probabilities[0] * 100, 0)
    },
  )

  it('is read back as it was, the head alone and the whole, and answers the same', async () => {
    const pictures = samplePictures('shapes', 8)
    const { result } = await train(world, pictures, { layer: 'pool5' })
    const whole = await wholeOf(result.model)
    const answers: Float32Array[] = []
    for (const model of [result.model, whole]) {
      const written = writeTunedFile({ ...model, names: NAMES })
      const { names, ...read } = readTunedFile(written)
      expect(names).toEqual(NAMES)
      expectSameBits(read.parameters, model.parameters)
      expect(read.parameters).toHaveLength(parameterCount(ownSpec(model)))
      await world.handlers['fine-tune/use']({ model: { ...read, classes: names.length } }, context())
      const answer = await world.handlers['fine-tune/answer'](
        { base: '', pictures: pictures[0].rgb },
        context(),
      )
      answers.push(answer.probabilities)
    }
    answers[0].forEach((share, i) => expect(share).toBeCloseTo(answers[1][i], 4))
  })

  it('of another kind is refused', () => {
    const notes = { base: 'alexnet64', part: 'linear', layer: 'fc7', whole: 'false', classes: '["a","b"]' }
    const tensors = [
      ['fc8.weight', { shape: [2, 2048], data: new Float32Array(4096) }],
      ['fc8.bias', { shape: [2], data: new Float32Array(2) }],
    ] as const
    const file = (patch: object) => writeSafetensors(tensors, { ...notes, ...patch })
    expect(readTunedFile(file({})).names).toEqual(['a', 'b'])
    for (const patch of [
      { base: 'lenet5' },
      { part: 'all' },
      { layer: 'conv1' },
      { whole: 'perhaps' },
      { classes: '["a"]' },
      { classes: '[1,2]' },
      { classes: '{' },
    ])
      expect(() => readTunedFile(file(patch)), JSON.stringify(patch)).toThrowError(/tuning-file-other/)
    expect(() => readTunedFile(file({ layer: 'pool5' }))).toThrowError(/weights-invalid/)
    expect(() => readTunedFile(file({ classes: '["a","b","c"]' }))).toThrowError(/weights-invalid/)
    expect(() => readTunedFile(Uint8Array.of(1, 2, 3))).toThrowError(/tuning-file-other/)
  })
})
