import { describe, expect, it } from 'vitest'
import { CodedError } from '@/lib/errors'
import { inMemory } from '@/lib/formats/random-access'
import { openTensors } from '@/lib/formats/open-tensors'
import { unpickle } from '@/lib/formats/torch/unpickle'
import { Dictionary, Tuple } from '@/lib/formats/torch/values'
import { writeZip } from '@/lib/formats/zip'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { convertSmall, fixture, watched } from './convert-small'

const bytesOf = (...parts: (string | number | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
    ),
  )

function problemOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    expect(error).toBeInstanceOf(CodedError)
    expect((error as CodedError).code).toBe('weights-invalid')
    return String((error as CodedError).detail.problem)
  }
  throw new Error('not refused')
}
const refused = (...parts: Parameters<typeof bytesOf>) =>
  problemOf(() => unpickle(bytesOf(0x80, 2, ...parts)))

describe('unpickle', () => {
  it('calls nothing: every way to name and call something of Python is refused', () => {
    expect(refused('cos\nsystem\n(X', [2, 0, 0, 0], 'lstR.')).toBe(
      'pickle: would call os system, which no weights need',
    )
    const named = [0x8c, 8, ...bytesOf('builtins'), 0x8c, 4, ...bytesOf('eval'), 0x93]
    expect(refused(named, 0x8c, 1, '1', 0x85, 'R.')).toBe(
      'pickle: would call builtins eval, which no weights need',
    )
    // NEWOBJ, NEWOBJ_EX, INST, OBJ, EXT1, PERSID, BUILD on something that is no dictionary.
    for (const opcode of [0x81, 0x92, 0x69, 0x6f, 0x82, 0x50])
      expect(refused('cos\nsystem\n)', opcode, '.')).toContain(`opcode ${opcode}`)
    expect(refused('cos\nsystem\n}b.')).toContain('no dictionary')
    expect(refused('ctorch._utils\n_rebuild_tensor_v2\n)R.')).toContain('without a storage')
    expect(refused('ccollections\nOrderedDict\nK', [1], 'R.')).toContain('without a tuple')
  })

  it('is bounded: steps, memo, nesting, lengths', () => {
    expect(refused('N'.repeat(250_000))).toContain('more than 200000 steps')
    expect(refused(`N${'\x94'.repeat(60_000)}.`)).toContain('refers to more than 50000')
    expect(refused('('.repeat(200))).toContain('nested too deeply')
    expect(refused('X', [0xff, 0xff, 0xff, 0x7f])).toContain('a text of 2147483647 bytes')
    expect(refused(0x8a, 255)).toContain('255 bytes')
    expect(refused('N')).toContain('cut off')
    // A list that holds itself twice, again and again: nothing is copied.
    const doubled = `](h\x00h\x00eq\x00`.repeat(1000)
    expect(unpickle(bytesOf(0x80, 2, ']q\x00', doubled, '.')).value).toHaveLength(2)
  })

  it('reads the values that a state_dict is made of', () => {
    const { value, end } = unpickle(
      bytesOf(
        0x80,
        2,
        '}(X',
        [1, 0, 0, 0],
        'aK',
        [7],
        'X',
        [9, 0, 0, 0],
        '__proto__',
        'J',
        [0xfe, 0xff, 0xff, 0xff],
        'u.tail',
      ),
    )
    expect(end).toBe(33)
    expect(value).toBeInstanceOf(Dictionary)
    expect([...(value as Dictionary)]).toEqual([
      ['a', 7],
      ['__proto__', -2],
    ])
    const numbers = unpickle(
      bytesOf(
        0x80,
        2,
        '(NM',
        [1, 2],
        0x88,
        0x8a,
        9,
        [0, 0, 0, 0, 0, 0, 0, 0, 1],
        'G',
        [0x3f, 0xf8, 0, 0, 0, 0, 0, 0],
        't.',
      ),
    )
    expect(numbers.value).toEqual(new Tuple([null, 513, true, BigInt(2) ** BigInt(64), 1.5]))
  })
})

/** A state_dict with one float tensor w, whose storage has two numbers. */
function oneTensor({ offset = 0, shape = 2, stride = 1, length = 2, key = '0', root = 'x/' } = {}) {
  const pickle = bytesOf(
    0x80, 2, '}X', [1, 0, 0, 0], 'wctorch._utils\n_rebuild_tensor_v2\n((X', [7, 0, 0, 0], 'storagectorch\nFloatStorage\nX',
    [key.length, 0, 0, 0], key, 'X', [3, 0, 0, 0], 'cpuK', [length], 'tQK', [offset], 'K', [shape], 0x85, 'K', [stride], 0x85, 0x89, '}tRs.',
  ) // prettier-ignore
  const bytes = new Uint8Array(new Float32Array([1, 2]).buffer)
  return writeZip([
    { name: `${root}data.pkl`, bytes: pickle },
    { name: `${root}data/0`, bytes },
  ])
}

describe('a state_dict', () => {
  const read = async (file: Uint8Array) => [
    ...(await (await openTensors(inMemory(file), alexnetTorchvision)).tensors.get('w')!.open().read(0, 2)),
  ]
  const problem = (file: Uint8Array) =>
    openTensors(inMemory(file), alexnetTorchvision).then(
      () => 'not refused',
      (error: CodedError) => error.detail.problem,
    )

  it('is read from an archive with any name', async () => {
    expect(await read(oneTensor())).toEqual([1, 2])
    expect(await read(oneTensor({ root: '' }))).toEqual([1, 2])
    expect(await read(oneTensor({ stride: 0 }))).toEqual([1, 1])
  })

  it('is refused where a tensor reaches beyond its storage, or a storage is not there or of another length', async () => {
    for (const outside of [{ offset: 1 }, { shape: 3 }, { stride: 2 }, { offset: 200 }])
      expect(await problem(oneTensor(outside))).toContain('reaches beyond its 2 numbers')
    expect(await problem(oneTensor({ key: '../0' }))).toBe('zip: storage ../0 is missing')
    expect(await problem(oneTensor({ length: 3 }))).toContain('has 8 bytes instead of 12')
  })
})

describe('a network', () => {
  it('is read from 16-bit numbers, a transposed matrix, names of DataParallel, a checkpoint of a training loop', async () => {
    const [whole, half] = await Promise.all(
      ['small.pth', 'small-half.pth'].map((name) =>
        convertSmall(watched(fixture(name)), { dense: 'int8-per-channel' }),
      ),
    )
    const greatest = half.values.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - whole.values[i])),
      0,
    )
    // A bias has eleven bits; a weight is off by no more than half a step of 8 bits twice.
    expect(greatest).toBeLessThan(0.03)
    expect(greatest).toBeGreaterThan(0)
    const legacy = await convertSmall(watched(fixture('small-legacy.pth')), { dense: 'int8-per-channel' })
    expect(legacy.values).toEqual(whole.values)
  })

  it('is refused for another one, naming the first difference', async () => {
    const file = watched(fixture('small.pth'))
    const { convertWeights } = await import('@/lib/formats/convert-weights')
    const options = { emit: async () => {}, sha256: () => '', breathe: async () => {} }
    await expect(convertWeights(file, alexnetTorchvision, options)).rejects.toMatchObject({
      detail: {
        problem: expect.stringMatching(/^conv1.weight: shape \[4, 3, 3, 3\] instead of \[64, 3, 11, 11\]$/),
      },
    })
    expect(file.reads).toBe(5) // its first bytes, its end, its list, and the pickle with the header before it: no numbers
  })

  it('stops when it is cancelled', async () => {
    const cancel = new AbortController()
    let breaths = 0
    const breathe = async () => void (++breaths === 3 && cancel.abort())
    await expect(
      convertSmall(watched(fixture('small.pth')), { signal: cancel.signal, breathe }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    expect(breaths).toBe(3)
  })
})
