import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeScaledDigit } from '@/lib/data/digit-scaling'
import { readNetworkFile, writeNetworkSafetensors } from '@/lib/formats/network-file'
import { parameterCount } from '@/lib/nn/parameters'
import { pytorchSource, torchFileName, type PixelInput } from '@/lib/nn/code'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { answersOf, channelsFirst, comparedForms, deviations, valuesOf } from '../formats/forms'
import { expectSameBits } from '../formats/expect-same-bits'
import { findPython, named, runPython } from './find-python'

const python = findPython('torch', 'numpy')
const standardised: PixelInput = { kind: 'standardised', mean: 0.1307, deviation: 0.3081 }

/** Imports each source under a name of its own, runs it with its weights, and saves the weights again. */
const SCRIPT = `
import importlib.util, json, sys
import torch
sys.modules['safetensors'] = None  # an import of the package would fail
answers = []
for i, job in enumerate(json.load(sys.stdin)):
    spec = importlib.util.spec_from_file_location(f'network{i}', job['source'])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = getattr(module, job['name'])()
    tensors = module.read_safetensors(job['weights'])
    model.load_state_dict(tensors)
    model.eval()
    with torch.no_grad():
        out = model(torch.tensor(job['pictures']).reshape(job['shape']))
    state = {name: list(tensor.shape) for name, tensor in model.state_dict().items()}
    trained = sum(p.numel() for p in model.parameters())
    digit = module.prepare(job['digit']).flatten().tolist() if hasattr(module, 'prepare') else None
    answers.append({'out': out.flatten().tolist(), 'shape': list(out.shape), 'state': state, 'trained': trained,
                    'digit': digit, 'tensors': {name: list(tensor.shape) for name, tensor in tensors.items()}})
json.dump(answers, sys.stdout)
`

interface Answer {
  out: number[]
  shape: number[]
  state: Record<string, number[]>
  tensors: Record<string, number[]>
  trained: number
  digit: number[] | null
}

const digit = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256)
const folder = mkdtempSync(join(tmpdir(), 'pytorch-source-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('generated PyTorch', () => {
  const cases = comparedForms.map((spec, i) => {
    const values = valuesOf(spec)
    return { spec, values, ...answersOf(spec, values), file: join(folder, `network-${i}`) }
  })
  const { height: side } = lenet5Published.input

  it.skipIf(!python)(
    named(
      python,
      'torch and numpy',
      'reads the safetensors file with json and numpy, and gives the outputs of plain loops',
    ),
    () => {
      for (const { spec, values, file } of cases) {
        writeFileSync(`${file}.py`, pytorchSource(spec, standardised, spec.id))
        writeFileSync(`${file}.safetensors`, writeNetworkSafetensors(spec, values))
      }
      const jobs = cases.map(({ spec, batch, pictures, file }) => ({
        source: `${file}.py`,
        weights: `${file}.safetensors`,
        name: spec.title.startsWith('LeNet') ? 'LeNet5' : 'Everykind',
        pictures: [...channelsFirst(pictures, spec.input)],
        shape: [batch, spec.input.channels, spec.input.height, spec.input.width],
        digit: [...digit],
      }))
      const answers = runPython<Answer[]>(python!, SCRIPT, jobs)
      const scaled = new Float32Array(side * side)
      writeScaledDigit(digit, 0, scaled, 0, 'standardised')
      cases.forEach(({ spec, logits, batch }, i) => {
        const { out, shape, state, tensors, trained, digit: prepared } = answers[i]
        expect(shape, spec.id).toEqual([batch, logits.length / batch])
        expect(deviations(logits, out), spec.id).toBeLessThan(1e-4)
        // All that PyTorch keeps is in the file, in its own order, but for its counters of batches.
        const kept = Object.entries(state).filter(([name]) => !name.endsWith('num_batches_tracked'))
        expect(kept, spec.id).toEqual(Object.entries(tensors))
        if (!spec.layers.some(({ kind }) => kind === 'table-conv'))
          expect(trained, spec.id).toBe(parameterCount(spec))
        if (spec.input.channels > 1) expect(prepared, spec.id).toBeNull()
        else expect(deviations(scaled, prepared!), spec.id).toBeLessThan(1e-5)
      })
    },
  )

  it.skipIf(!python)(named(python, 'torch and numpy', 'runs as its docstring says'), () => {
    const [{ spec, values }] = cases
    const file = 'mine'
    writeFileSync(
      join(folder, torchFileName(file)),
      pytorchSource(spec, { kind: 'range', paper: -0.1, ink: 1.175 }, file),
    )
    writeFileSync(join(folder, `${file}.safetensors`), writeNetworkSafetensors(spec, values))
    const script = `
import json, subprocess, sys
argument = json.load(sys.stdin)
done = subprocess.run([sys.executable, *argument['words']], cwd=argument['folder'], capture_output=True, text=True)
json.dump({'out': done.stdout, 'errors': done.stderr, 'status': done.returncode}, sys.stdout)`
    const source = pytorchSource(spec, null, file)
    const words = /python (\S+\.py) (\S+\.safetensors)/.exec(source)!.slice(1)
    const done = runPython<{ out: string; errors: string; status: number }>(python!, script, {
      folder,
      words,
    })
    expect(done.errors).toBe('')
    expect(done.status).toBe(0)
    expect(done.out).toContain('TableConv2d(6, 16, kernel_size=(5, 5), stride=(1, 1))')
    expect(done.out).toMatch(/tensor\(\[\[/)
  })

  it.skipIf(!python)(
    named(python, 'torch and numpy', 'saves a file that is read back, with PyTorch’s counters'),
    () => {
      const { spec, values } = cases[3]
      writeFileSync(join(folder, 'norm.py'), pytorchSource(spec, null, 'norm'))
      writeFileSync(join(folder, 'norm.safetensors'), writeNetworkSafetensors(spec, values))
      const script = `
import base64, json, sys
argument = json.load(sys.stdin)
sys.path.insert(0, argument['folder'])
import norm
model = norm.LeNet5()
model.load_state_dict(norm.read_safetensors(argument['folder'] + '/norm.safetensors'))
header, numbers, types = {}, b'', {'torch.float32': 'F32', 'torch.int64': 'I64'}
for name, tensor in model.state_dict().items():
    data = tensor.numpy().tobytes()
    header[name] = {'dtype': types[str(tensor.dtype)], 'shape': list(tensor.shape),
                    'data_offsets': [len(numbers), len(numbers) + len(data)]}
    numbers += data
text = json.dumps(header).encode()
file = len(text).to_bytes(8, 'little') + text + numbers
json.dump({'file': base64.b64encode(file).decode()}, sys.stdout)`
      const { file } = runPython<{ file: string }>(python!, script, { folder })
      const read = readNetworkFile([Uint8Array.from(Buffer.from(file, 'base64'))], spec)
      expectSameBits(read.parameters, values.parameters)
      expectSameBits(read.statistics, values.statistics)
      expect(read.origin).toBeNull()
    },
  )

  it('says the counts and shapes of the spec', () => {
    const source = pytorchSource(lenet5Published, standardised, 'x')
    expect(source).toContain('60,000 trained parameters')
    expect(source).toMatch(/self\.c3 = TableConv2d\(TABLE_C3, 6, kernel_size=5\) +# 1,516 parameters/)
    expect(source).toMatch(/x = scaled_tanh\(self\.c3\(x\)\) +# \[batch, 16, 10, 10\]/)
    for (const line of source.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110)
  })
})
