import { describe, expect, it } from 'vitest'
import { DEFAULT_OWN } from '@/lib/data/own-network'
import { usableNetwork } from '@/lib/engine/own-network-kept'
import { LONGEST_PACKED, ownNetworkLink, packText, unpackText } from '@/lib/engine/own-network-link'
import { createOwnText, readTextFile, type TextWorld } from '@/lib/engine/own-network-text'
import { LONGEST_TEXT, readSpec, templates } from '@/lib/nn/own-spec'
import { parameterCount } from '@/lib/nn/parameters'
import { dice } from './random-text'

/** A device: what it keeps, and the address. */
function device(kept: string | null = null, address: string | null = null) {
  const state = { kept, address, full: false }
  const world: TextWorld = {
    read: () => state.kept,
    write(value) {
      if (!state.full) state.kept = value
      return !state.full
    },
    fromAddress: () => {
      const { address: packed } = state
      state.address = null
      return packed
    },
  }
  return { state, world }
}
const opened = async (...args: Parameters<typeof device>) => {
  const { state, world } = device(...args)
  const text = createOwnText(world)
  await text.load()
  return { state, text, store: text.store }
}

describe('links', () => {
  it('carry a text whole, and far shorter than it is', async () => {
    for (const text of Object.values(templates)) {
      const link = await ownNetworkLink('https://x.test/en/code/?engine=wasm#top', text, 'write-your-own')
      const url = new URL(link)
      expect(url.hash).toBe('#write-your-own')
      expect([...url.searchParams.keys()]).toEqual(['net'])
      expect(await unpackText(url.searchParams.get('net')!)).toBe(text)
      expect(url.search.length).toBeLessThan(text.length)
    }
    expect(await unpackText(await packText('{"title": "卷积 — é"}'))).toBe('{"title": "卷积 — é"}')
  })

  it('are bounded both ways', async () => {
    const roll = dice(1)
    const noise = Array.from({ length: LONGEST_TEXT }, () => String.fromCharCode(33 + roll(90))).join('')
    await expect(packText(noise)).rejects.toMatchObject({ code: 'own-link-long' })
    // A bomb: few letters that would unpack to far more than any text has.
    const bomb = await packText('x'.repeat(60_000))
    expect(bomb.length).toBeLessThan(LONGEST_PACKED)
    await expect(unpackText(bomb)).rejects.toMatchObject({ code: 'own-link-broken' })
  })

  it('that are damaged are refused by name', async () => {
    const packed = await packText(templates.modern)
    for (const broken of ['', 'd', 'x', packed.slice(0, 40), `z${packed.slice(1)}`, 'd%%%', 'pÿ', 'p_-8'])
      await expect(unpackText(broken), broken).rejects.toMatchObject({ code: 'own-link-broken' })
  })
})

describe('the text', () => {
  it('is kept, and its settings with it', async () => {
    const { state, text } = await opened()
    expect(text.store.get()).toMatchObject({ text: templates.modern, settings: DEFAULT_OWN, known: true })
    text.type('{"mine": 1')
    text.change({ epochs: 2 })
    const again = await opened(state.kept)
    expect(again.store.get()).toMatchObject({ text: '{"mine": 1', settings: { ...DEFAULT_OWN, epochs: 2 } })
  })

  it('gives way to a template or a file, and comes back', async () => {
    const { text, store } = await opened()
    text.type('mine')
    text.replace(templates.deep, 'template')
    expect(store.get()).toMatchObject({
      text: templates.deep,
      replaced: { text: 'mine', by: 'template' },
      revision: 1,
    })
    text.undo()
    expect(store.get()).toMatchObject({ text: 'mine', revision: 2 })
    text.undo()
    expect(store.get().text).toBe(templates.deep)
  })

  it('of a link takes its place once; the reader’s own is not lost', async () => {
    const mine = JSON.stringify({ text: 'mine', settings: DEFAULT_OWN })
    const { state, text, store } = await opened(mine, await packText(templates.dense))
    expect(store.get()).toMatchObject({ text: templates.dense, replaced: { text: 'mine', by: 'link' } })
    expect(state.address).toBeNull()
    text.undo()
    expect(store.get().text).toBe('mine')
    const broken = await opened(mine, 'dxx')
    expect(broken.store.get()).toMatchObject({ text: 'mine', error: { code: 'own-link-broken' } })
  })

  it('believes nothing that was kept, and says when nothing can be', async () => {
    for (const kept of [
      '',
      '{',
      'null',
      '[]',
      '{"text": 5, "settings": {"batch": -1, "seed": "x"}, "replaced": 3}',
    ])
      expect((await opened(kept)).store.get()).toMatchObject({
        text: templates.modern,
        settings: DEFAULT_OWN,
      })
    const { state, text, store } = await opened()
    state.full = true
    text.type('x')
    expect(store.get()).toMatchObject({ text: 'x', kept: false })
  })

  it('is not taken from a file that is no network; the present one stays', async () => {
    const { text, store } = await opened()
    text.type('mine')
    const file = (content: BlobPart, name = 'a.json') => new File([content], name)
    for (const [content, code] of [
      [new Uint8Array([0xff, 0xfe, 0]), 'own-file-other'],
      ['not json', 'own-file-other'],
      ['{"weights": 1}', 'own-file-other'],
      ['null', 'own-file-other'],
      [' '.repeat(60_001), 'own-file-long'],
      [`{"layers": []}${' '.repeat(LONGEST_TEXT)}`, 'own-file-other'],
    ] as const) {
      await text.open(file(content))
      expect(store.get()).toMatchObject({ text: 'mine', error: { code } })
    }
    // One with a mistake is: the checker says where it is.
    await text.open(file(templates.wrong))
    expect(store.get()).toMatchObject({
      text: templates.wrong,
      error: null,
      replaced: { text: 'mine', by: 'file' },
    })
    expect(await readTextFile(file(templates.deep))).toBe(templates.deep)
  })
})

describe('the trained network', () => {
  const spec = readSpec(templates.dense).spec!
  const sound = {
    text: templates.dense,
    settings: DEFAULT_OWN,
    parameters: new Float32Array(parameterCount(spec)),
    statistics: new Float32Array(0),
    step: 5,
    stepsPerEpoch: 10,
    history: { losses: [], looks: [] },
  }
  it('comes back from the device, where it is whole', () => {
    expect(usableNetwork(sound)).toMatchObject({ step: 5, spec: { layers: spec.layers } })
    for (const bad of [
      null,
      {},
      { ...sound, text: templates.deep },
      { ...sound, text: 'x' },
      { ...sound, parameters: new Float32Array(3) },
      { ...sound, statistics: null },
      { ...sound, step: -1 },
      { ...sound, history: null },
    ])
      expect(usableNetwork(bad)).toBeNull()
  })
})
