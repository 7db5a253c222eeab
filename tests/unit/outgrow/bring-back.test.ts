import { describe, expect, it, vi } from 'vitest'
import { createBringing, type BackDigits, type ComeBack } from '@/components/lab/outgrow-bench/bring-back'
import { recipeOf, type Choice } from '@/components/lab/outgrow-bench/choice'
import { DEFAULT_OWN, settingsOf } from '@/lib/data/own-network'
import { PHOTO_CLASSES } from '@/lib/data/training-recipe'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { readSpec, templates } from '@/lib/nn/own-spec'

const spec = readSpec(templates.dense).spec!
const choice = (network: Choice['network'], classes = 10): Choice => ({
  network,
  classes,
  data: 'mnist',
  machines: '1',
  processes: '1',
  nearest: 'no',
})
const madeOf = (one: Choice) => recipeOf(one, { bench: null, own: settingsOf(spec, DEFAULT_OWN) })
const fileOf = (name: string) => new File([], name)

/** A gate for each name: what waits at it goes on once it is opened. */
function gates() {
  const made = new Map<string, { open: () => void; passed: Promise<void> }>()
  return (name: string) => {
    if (!made.has(name)) {
      let open = () => {}
      const passed = new Promise<void>((resolve) => (open = resolve))
      made.set(name, { open, passed })
    }
    return made.get(name)!
  }
}

/** A page with files that are read once their gate is opened; a file's weights are the number in its name. */
function setUp({ before = null as number | null } = {}) {
  const gate = gates()
  const valuesOf = (name: string) => ({
    parameters: Float32Array.of(Number(/\d+/.exec(name))),
    statistics: new Float32Array(0),
  })
  const page = {
    lenet: before === null ? null : ({ parameters: Float32Array.of(before) } as MyLeNet),
    own: null as number | null,
    saved: [] as number[],
    imported: [] as string[],
  }
  const shown: ComeBack[] = []
  const world = {
    reader: async () => ({
      async openLenet({ name }: File) {
        await gate(name).passed
        return { ...valuesOf(name), notes: { network: null, pixels: null, step: 3, classes: null } }
      },
      async checkPhotoFile({ name }: File) {
        await gate(name).passed
        return { kind: 'fits' as const, names: null, tensors: 16 }
      },
    }),
    own: {
      take: vi.fn(async (_: unknown, { parameters }: { parameters: Float32Array }, signal?: AbortSignal) => {
        await gate('own').passed
        signal?.throwIfAborted()
        page.own = parameters[0]
        return { kept: false, undo: async () => true }
      }),
    },
    mine: {
      async load() {
        const { lenet } = page
        await gate('device').passed
        return lenet
      },
      async save(mine: MyLeNet) {
        page.lenet = mine
        page.saved.push(mine.parameters[0])
        return true
      },
      async forget() {
        page.lenet = null
      },
    },
    async importFile(_: unknown, { name }: File) {
      page.imported.push(name)
    },
  }
  const bringing = createBringing(world, (state) => shown.push(state))
  const bring = (name: string, network: Choice['network'], classes?: number) =>
    bringing.bring(fileOf(name), choice(network, classes), madeOf(choice(network, classes)))
  return { ...bringing, bring, gate, page, shown, world, last: () => shown.at(-1)! }
}

describe('of several files that come back', () => {
  it.each([
    ['is read after it', [], ['2', 'device', '1']],
    ['had been read, and waits for the LeNet from before', ['1'], ['2', 'device']],
  ])('the last one counts: the first %s', async (_, before, after) => {
    const { bring, gate, page, shown, last } = setUp()
    const open = async (names: readonly string[]) => {
      for (const name of names) {
        gate(name).open()
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    }
    const first = bring('1', 'lenet')
    await open(before)
    const second = bring('2', 'lenet')
    await open(after)
    await Promise.all([first, second])
    expect(page.saved).toEqual([2])
    expect(last()).toMatchObject({ kind: 'lenet', file: '2', kept: true })
    expect(shown.map(({ kind }) => kind)).toEqual(['working', 'working', 'lenet'])
  })

  it('one of a network of one’s own is not taken once another is chosen, wherever it waits', async () => {
    const { bring, gate, page, world, last } = setUp()
    gate('1').open()
    gate('device').open()
    const early = bring('1', 'own')
    await vi.waitFor(() => expect(world.own.take).toHaveBeenCalledTimes(1))
    const late = bring('2', 'own')
    const lenet = bring('3', 'lenet')
    for (const name of ['own', '3', '2']) gate(name).open()
    await Promise.all([early, late, lenet])
    expect(page).toMatchObject({ own: null, lenet: { parameters: Float32Array.of(3) } })
    expect(world.own.take).toHaveBeenCalledTimes(1)
    expect(last()).toMatchObject({ kind: 'lenet', file: '3' })
  })

  it('one of a large network is not converted', async () => {
    const { bring, gate, page, last } = setUp()
    const first = bring('1', 'alexnet', PHOTO_CLASSES.max)
    const second = bring('2', 'alexnet', PHOTO_CLASSES.max)
    gate('2').open()
    await second
    gate('1').open()
    await first
    expect(page.imported).toEqual(['2'])
    expect(last()).toEqual({ kind: 'large', file: '2', network: 'alexnet' })
  })
})

describe('a network that has come back', () => {
  it.each([7, null])('gives way again to the LeNet from before, if there was one: %s', async (before) => {
    const { bring, undo, gate, page, last } = setUp({ before })
    gate('1').open()
    gate('device').open()
    await bring('1', 'lenet')
    expect(page.lenet).toMatchObject({ parameters: Float32Array.of(1), step: 3 })
    await undo(last() as BackDigits)
    expect(page.lenet?.parameters[0] ?? null).toBe(before)
    expect(last()).toEqual({ kind: 'undone', some: before !== null })
  })

  it('says of one of one’s own what its bench says: whether it is kept, and the way back', async () => {
    const { bring, undo, gate, last } = setUp()
    gate('1').open()
    gate('own').open()
    await bring('1', 'own')
    expect(last()).toMatchObject({ kind: 'own', file: '1', kept: false, mine: null, count: 1 })
    await undo(last() as BackDigits)
    expect(last()).toEqual({ kind: 'undone', some: true })
  })
})
