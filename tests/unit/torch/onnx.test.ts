import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeOnnx } from '@/lib/formats/onnx'
import { openOnnx } from '@/lib/formats/onnx/read-weights'
import { inMemory } from '@/lib/formats/random-access'
import { sizeOf, type TensorSource } from '@/lib/formats/tensor-source'
import { toTorchLayout } from '@/lib/formats/torch-layout'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount } from '@/lib/nn/parameters'
import { findPython, named } from '../code/find-python'
import { smallNetwork as small } from './small-network'

const SCRIPT = `
import json, sys
import torch
from torch import nn
torch.manual_seed(2)
model = nn.Sequential(
    nn.Conv2d(3, 4, 3), nn.ReLU(), nn.LocalResponseNorm(5), nn.MaxPool2d(3, 2),
    nn.Conv2d(4, 6, 3, padding=1, groups=2), nn.ReLU(), nn.Flatten(),
    nn.Dropout(), nn.Linear(96, 5), nn.ReLU(), nn.Linear(5, 3)).eval()
torch.onnx.export(model, torch.zeros(1, 3, 11, 11), sys.argv[1])
json.dump([tensor.flatten().tolist() for tensor in model.state_dict().values()], sys.stdout)
`

const python = findPython('torch')
const folder = mkdtempSync(join(tmpdir(), 'onnx-'))
afterAll(() => rmSync(folder, { recursive: true }))

const valuesOf = async (tensors: Map<string, TensorSource>) =>
  Promise.all(
    [...tensors.values()].map(async (tensor) => [...(await tensor.open().read(0, sizeOf(tensor.shape)))]),
  )

const parameters = Float32Array.from({ length: parameterCount(small) }, (_, i) => Math.sin(i))
const ours = () => writeOnnx(small, { parameters, statistics: [] })
const changed = (
  change: (layer: AnyNetwork['layers'][number]) => AnyNetwork['layers'][number],
): AnyNetwork => ({
  ...small,
  layers: small.layers.map(change),
})

describe('weights of an ONNX file', () => {
  it.skipIf(!python)(
    named(python, 'torch', 'that torch exports: groups, response normalisation, dense layers'),
    async () => {
      const path = join(folder, 'small.onnx')
      const { status, stdout, stderr } = spawnSync(python!, ['-c', SCRIPT, path], { encoding: 'utf8' })
      expect(status, stderr).toBe(0)
      // torch's exporter prints before our JSON does.
      const wanted = JSON.parse(stdout.slice(stdout.indexOf('[['))) as number[][]
      const tensors = await openOnnx(inMemory(readFileSync(path)), small)
      expect([...tensors.keys()]).toEqual([...toTorchLayout(small, parameters).keys()])
      expect(await valuesOf(tensors)).toEqual(wanted)
    },
    60_000,
  )

  it('that we write come back', async () => {
    const tensors = await openOnnx(inMemory(ours()), small)
    const wanted = [...toTorchLayout(small, parameters).values()]
    expect([...tensors.values()].map(({ shape }) => shape)).toEqual(wanted.map(({ shape }) => shape))
    expect(await valuesOf(tensors)).toEqual(wanted.map(({ data }) => [...data]))
  })

  it('are refused when the network has other groups, other kinds or another number of layers', async () => {
    const refusal = async (spec: AnyNetwork) =>
      openOnnx(inMemory(ours()), spec).catch((error: { detail: { problem: string } }) => error.detail.problem)
    const one = changed((layer) => (layer.kind === 'conv' ? { ...layer, groups: 1 } : layer))
    expect(await refusal(one)).toBe('conv2: 2 groups instead of 1')
    const dense = changed((layer) =>
      layer.name === 'conv2' ? { kind: 'dense', name: 'conv2', units: 6, activation: 'relu' } : layer,
    )
    expect(await refusal(dense)).toBe('conv2: Conv instead of Gemm')
    expect(await refusal({ ...small, layers: small.layers.slice(0, -1) })).toBe(
      'onnx: 4 operators with weights instead of 3',
    )
  })
})
