import { describe, expect, it } from 'vitest'
import { keyOf, sayProblem } from '@/components/lab/own-network-bench/say-problem'
import { formatNumber } from '@/lib/i18n/format'
import { ownNetwork as en } from '@/lib/i18n/en/own-network'
import { ownNetwork as zh } from '@/lib/i18n/zh/own-network'
import { readSpec, templates, type SpecProblem } from '@/lib/nn/own-spec'
import { fieldCodes } from '@/lib/nn/own-spec/problems'
import { syntaxCodes } from '@/lib/nn/own-spec/json'
import { shapeCodes } from '@/lib/nn/own-spec/shape-problem'
import { trainCodes } from '@/lib/nn/own-spec/trainable'
import { end, lenet, net, rows, warnings, type Row } from './wrong-specs'

function expectRow([, text, code, marked, path, detail = {}]: Row, severity: 'error' | 'warning') {
  const { problems, spec } = readSpec(text)
  const problem = problems.find((one) => one.code === code)
  expect(problem, JSON.stringify(problems)).toMatchObject({ code, severity, detail })
  expect(text.slice(problem!.from, problem!.to)).toBe(marked)
  expect(problem!.path.join('.')).toBe(path)
  expect(spec === null).toBe(severity === 'error')
  expectSaid(problem!)
}

/** In both languages the sentence says every value that it has a place for. */
function expectSaid(problem: SpecProblem) {
  const { code, detail } = problem
  for (const [lang, words] of [['en', en] as const, ['zh', zh] as const]) {
    const said = sayProblem(words, problem, lang)
    expect(said).not.toMatch(/\{\w+\}|undefined|NaN/)
    for (const [, name] of words.problems[code].matchAll(/\{(\w+)\}/g)) {
      const value = detail[name]
      expect(value, `${name} of ${said}`).toBeDefined()
      const shown = typeof value === 'number' && value >= 10_000 ? formatNumber(value, lang) : String(value)
      expect(said).toContain(name === 'kind' ? (words.things[value] ?? value) : shown)
      expect(shown.trim(), `${name} of ${said}`).not.toBe('')
    }
  }
}

describe('what is wrong is found where it stands', () => {
  it.each(rows)('%s', (...row) => expectRow(row, 'error'))
  it.each(warnings)('%s: counted, not trained', (...row) => expectRow(row, 'warning'))

  it('every code that there is stands in these tables, or below', () => {
    const seen = new Set([...rows, ...warnings].map(([, , code]) => code))
    const missing = [...syntaxCodes, ...fieldCodes, ...shapeCodes, ...trainCodes].filter(
      (code) => !seen.has(code),
    )
    expect(missing).toEqual(['text-long', 'long-title', 'many-layers', 'train-macs'])
    expect(readSpec('x'.repeat(20_001)).problems[0]).toMatchObject({ code: 'text-long', from: 20_000 })
    expect(readSpec(lenet('"input"', `"title": "${'x'.repeat(61)}", "input"`)).problems[0].code).toBe(
      'long-title',
    )
    const many = Array.from({ length: 61 }, (_, i) => `{"kind": "dropout", "name": "d${i}", "rate": 0}`)
    expect(readSpec(net(many.join())).problems[0]).toMatchObject({
      code: 'many-layers',
      path: ['layers', 60],
    })
    const wide = net(
      `{"kind": "conv", "name": "a", "filters": 64, "kernel": 5, "stride": 2, "activation": "relu"}, {"kind": "conv", "name": "b", "filters": 200, "kernel": 9, "activation": "relu"}, ${end}`,
    )
    expect(readSpec(wide).problems.map(({ code }) => code)).toContain('train-macs')
  })

  it('only the first layer that cannot read its input is named: behind it nothing is known', () => {
    const { problems } = readSpec(templates.wrong)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      code: 'window-too-large',
      path: ['layers', 4, 'kernel'],
      detail: { window: 5, height: 2, width: 2, sum: '2 − 5 + 1 = −2' },
    })
  })

  it('no two problems of a text are taken for one: a layer can lack several fields', () => {
    const lacking = '{"input": {"height": 8, "width": 8, "channels": 1}, "layers": [{"kind": "conv"}]}'
    expect(readSpec(lacking).problems.map(({ detail }) => detail.field)).toEqual(
      expect.arrayContaining(['name', 'filters', 'kernel', 'activation']),
    )
    for (const text of [lacking, ...[...rows, ...warnings].map(([, one]) => one)]) {
      const keys = readSpec(text).problems.map(keyOf)
      expect(new Set(keys).size, text).toBe(keys.length)
    }
  })

  it('a mend mends', () => {
    for (const [, text] of rows) {
      const { fix } = readSpec(text).problems[0]
      if (!fix) continue
      const mended = text.slice(0, fix.from) + fix.insert + text.slice(fix.to)
      expect(readSpec(mended).problems[0]?.code, mended).not.toBe(readSpec(text).problems[0].code)
    }
    const { fix } = readSpec(lenet(/.*"flatten" },\n/, '')).problems[0]
    expect(fix!.insert).toContain('"flatten"')
  })
})
