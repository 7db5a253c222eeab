import { describe, expect, it } from 'vitest'
import { fill } from '@/lib/i18n/fill'
import { ownNetwork as en } from '@/lib/i18n/en/own-network'
import { ownNetwork as zh } from '@/lib/i18n/zh/own-network'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5, publishedChoices } from '@/lib/nn/lenet5-choices'
import { completionsAt, readSpec, specText, spellWindows, templateNames, templates } from '@/lib/nn/own-spec'
import { parseJson, type JsonNode } from '@/lib/nn/own-spec/json'
import { editDistance } from '@/lib/nn/own-spec/nearest-name'
import { layerShapes } from '@/lib/nn/shapes'
import { mutated, randomNetwork } from './random-text'

const seeds = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

/** What a node stands for, as JSON.parse would say it. */
function valueOf(node: JsonNode): unknown {
  if (node.type === 'object')
    return Object.fromEntries(node.members.map(({ key, value }) => [key.value, valueOf(value)]))
  if (node.type === 'array') return node.items.map(valueOf)
  return node.type === 'null' ? null : node.value
}

describe('reading', () => {
  it('gives what was written: 200 random networks come back from their text, and count as they did', () => {
    for (const seed of seeds(200)) {
      const made = randomNetwork(seed)
      const { spec, problems, layers } = readSpec(specText(made))
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(spec).toEqual(JSON.parse(JSON.stringify(made)))
      expect(describeNetwork(spec!)).toEqual(describeNetwork(made))
      expect(layers.map(({ from, to }) => JSON.parse(specText(made).slice(from, to)))).toEqual(
        JSON.parse(JSON.stringify(made.layers)),
      )
    }
  })

  it('the templates are the networks that they are called after', () => {
    expect(readSpec(templates.modern).spec!.layers).toEqual(lenet5Modern.layers)
    const features = lenet5({ ...publishedChoices, output: 'softmax' })
    expect(readSpec(templates['features-1998']).spec!.layers).toEqual(features.layers)
    const good = templateNames.filter((name) => readSpec(templates[name]).problems.length === 0)
    expect(good).toEqual(templateNames.filter((name) => name !== 'wrong'))
  })

  it('the JSON reader agrees with JSON.parse: on what it takes, what comes of it, and what it refuses', () => {
    let taken = 0
    for (const seed of seeds(600)) {
      const text = mutated(templates.modern, seed)
      const { node } = parseJson(text)
      let parsed: { value: unknown } | null = null
      try {
        parsed = { value: JSON.parse(text) as unknown }
      } catch {
        parsed = null
      }
      // Ours refuses what is nested too deep and numbers beyond the finite besides.
      if (parsed && /e99\d|\[{8}|\{{8}/.test(text)) continue
      expect(node !== null, text).toBe(parsed !== null)
      if (node && parsed) expect(JSON.stringify(valueOf(node))).toBe(JSON.stringify(parsed.value))
      if (node) taken++
    }
    expect(taken).toBeGreaterThan(20)
  })

  it('never throws: 800 damaged texts give problems with a place, a sentence in both languages, or a network', () => {
    for (const seed of seeds(800)) {
      const template = templates[templateNames[seed % templateNames.length]]
      const text = mutated(template, 10_000 + seed)
      const { spec, problems } = readSpec(text)
      const errors = problems.filter(({ severity }) => severity === 'error')
      expect(spec === null).toBe(errors.length > 0)
      if (spec) layerShapes(spec) // throws where it is impossible
      for (const { code, detail, from, to, fix } of problems) {
        expect(0 <= from && from <= to && to <= text.length, code).toBe(true)
        for (const words of [en, zh]) fill(words.problems[code], detail)
        if (fix) expect(fix.from <= fix.to && fix.to <= text.length).toBe(true)
      }
      completionsAt(text, seed % (text.length + 1))
    }
  })

  it('every layer that is refused for its shape is refused by lib/nn, too, at the same layer', () => {
    let refused = 0
    for (const seed of seeds(400)) {
      const made = randomNetwork(seed)
      const layers = made.layers.filter((_, i) => i !== seed % made.layers.length)
      const wrong = {
        ...made,
        input: { ...made.input, height: 1 + (seed % 9), width: 1 + (seed % 7) },
        layers,
      }
      const [problem] = readSpec(specText(wrong)).problems.filter(({ severity }) => severity === 'error')
      const refusal = (upTo: number) => () => layerShapes({ ...wrong, layers: wrong.layers.slice(0, upTo) })
      if (!problem) {
        refusal(layers.length)()
        continue
      }
      refused++
      const at = problem.path[1] as number
      if (at > 0) refusal(at)()
      expect(refusal(at + 1), specText(wrong)).toThrow('settings-invalid')
    }
    expect(refused).toBeGreaterThan(50)
  })
})

describe('small parts', () => {
  it('spells how many windows fit, as they are counted', () => {
    expect(spellWindows(32, 5, 1, 0)).toBe('32 − 5 + 1 = 28')
    expect(spellWindows(227, 11, 4, 0)).toBe('⌊(227 − 11) / 4⌋ + 1 = 55')
    expect(spellWindows(13, 3, 1, 1)).toBe('13 + 2 × 1 − 3 + 1 = 13')
  })

  it('counts the changes from word to word', () => {
    expect(editDistance('conv', 'cnov')).toBe(1)
    expect(editDistance('kernel', 'kernal')).toBe(1)
    expect(editDistance('', 'abc')).toBe(3)
    expect(editDistance('filters', 'filter')).toBe(1)
    expect(editDistance('abc', 'xyz')).toBe(3)
  })
})

describe('completion', () => {
  /** The labels at the bar. */
  const at = (text: string) => completionsAt(text.replace('|', ''), text.indexOf('|'))
  const labels = (text: string) => at(text)?.options.map(({ label }) => label)

  it('offers what the place can take', () => {
    expect(labels('{|')).toEqual(['id', 'title', 'input', 'layers'])
    expect(labels('{"input": {"height": 32, |}}')).toEqual(['width', 'channels'])
    expect(labels('{"layers": [{|}]}')).toEqual(['kind'])
    expect(labels('{"layers": [{"kind": "|"}]}')).toContain('depthwise-conv')
    expect(labels('{"layers": [{"kind": "pool", "name": "p", |}]}')).toEqual(['mode', 'size', 'stride'])
    expect(labels('{"layers": [{| "kind": "dense", "units": 3}]}')).toEqual(['name', 'activation'])
    expect(labels('{"layers": [{"kind": "pool", "mode": |}]}')).toEqual(['max', 'average'])
    expect(labels('{"layers": [{"kind": "conv", "kernel": |}]}')).toEqual(['1', '3', '5', '7', '11'])
    expect(labels('{"layers": [|]}')).toContain('conv')
    expect(labels('{"layers": [{"kind": "conv"|}]}')).toBeUndefined()
    expect(labels('|')).toBeUndefined()
  })

  it('puts in what reads back: every layer that it offers is sound by itself', () => {
    const open = '{"input": {"height": 32, "width": 32, "channels": 1}, "layers": ['
    for (const { insert } of at(`${open}|]}`)!.options) {
      const { problems } = readSpec(`${open}${insert}]}`)
      const shapesOnly = problems.filter(
        ({ severity, code }) => severity === 'error' && code !== 'needs-vector',
      )
      expect(shapesOnly, insert).toEqual([])
    }
  })

  it('replaces the word that is being written, quotes and all, and does not double a colon', () => {
    const text = '{"layers": [{"kind": "conv", "activation": "re|"}]}'
    const found = at(text)!
    expect(text.replace('|', '').slice(found.from, found.to)).toBe('"re"')
    expect(found.options.find(({ label }) => label === 'relu')!.insert).toBe('"relu"')
    expect(at('{"layers": [{"ki|": "conv"}]}')!.options[0].insert).toBe('"kind"')
    expect(at('{"layers": [{"ki|"}]}')!.options[0].insert).toBe('"kind": ')
  })
})
