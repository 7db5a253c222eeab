import { describe, expect, it } from 'vitest'
import { kindOfProblem, sayError } from '@/components/lab/weights-bench/say-error'
import { benches as en } from '@/lib/i18n/en/benches'
import { benches as zh } from '@/lib/i18n/zh/benches'

describe('what is wrong with a file of weights', () => {
  it.each([
    ['zip: cut off, its list of files is missing', 'cut'],
    ['zip: a/data/3 is damaged, its checksum differs', 'cut'],
    ['torch: ends at byte 10 of 12', 'cut'],
    ['features.0.weight: missing', 'other'],
    ['fc9.bias: unexpected', 'other'],
    ['conv1.weight: shape [64, 3, 11, 11] instead of [96, 3, 11, 11]', 'other'],
    ['pickle: would call os.system', 'program'],
    ['pickle: opcode 99, which no weights need', 'program'],
    ['features.0.weight: value 3 is NaN', null],
    ['onnx: more than eight dimensions', null],
  ])('%s: %s', (problem, kind) => expect(kindOfProblem(problem)).toBe(kind))

  it.each([
    ['en', en],
    ['zh', zh],
  ] as const)('the sentence in %s names the place, the size and what to do', (lang, strings) => {
    const say = (problem: string) =>
      sayError(
        {
          way: 'import',
          code: 'weights-invalid',
          detail: { problem },
          file: { name: 'a.pth', bytes: 1_234_567 },
        },
        'AlexNet',
        strings,
        lang,
      )
    expect(say('zip: cut off')).toContain('1,234,567')
    expect(say('fc8.bias: missing')).toContain('fc8.bias: missing')
    expect(say('fc8.bias: missing')).toContain('AlexNet')
    expect(say('pickle: would call os.system')).toContain('state_dict')
    expect(say('conv1.bias: value 0 is NaN')).toContain('conv1.bias: value 0 is NaN')
  })
})
