/** The page's side: one call in flight, the newest picture wins, parameters once for each network. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, networkOf } from '@/lib/data/train-settings'
import type { DigitWorker } from '@/lib/engine/digit-worker'
import { createInside, readBy, sharesOf } from '@/lib/engine/inside'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { CodedError } from '@/lib/errors'
import { publishedChoices } from '@/lib/nn/lenet5-choices'
import { layerShapes, shapeSize } from '@/lib/nn/shapes'
import type { ClassifierCalls, DigitNetwork } from '@/lib/protocol/messages'

type Params = ClassifierCalls['digits/trace']['params']

interface Asked {
  params: Params
  answer(): void
  fail(error: Error): void
}

const picture = (tag: number) => new Uint8Array(784).fill(tag)

const settings = { ...DEFAULT_SETTINGS, ...publishedChoices }
const mine = (tag: number): MyLeNet => ({
  parameters: new Float32Array([tag]),
  statistics: new Float32Array(0),
  settings,
  step: 1,
  testAccuracy: null,
  savedAt: 0,
})

function setUp() {
  const asked: Asked[] = []
  const world: { mine: MyLeNet | null } = { mine: null }
  const client = {
    closed: false,
    close: () => {},
    call: (_name: string, params: Params) =>
      new Promise((resolve, reject) => {
        const spec = networkOf(params.network === 'mine' ? settings : DEFAULT_SETTINGS)
        asked.push({
          params,
          fail: reject,
          answer: () =>
            resolve({
              input: new Float32Array(32 * 32).fill(params.pixels[0]),
              layers: layerShapes(spec).map((shape, i) => ({
                name: spec.layers[i].name,
                kind: spec.layers[i].kind,
                shape: [...shape],
                values: new Float32Array(shapeSize(shape)).map((_, at) => params.pixels[0] + at / 100),
              })),
              parameters: params.withParameters ? new Float32Array([7]) : null,
            }),
        })
      }),
  }
  const worker = async (choice: DigitNetwork) => {
    const own = choice === 'mine' ? world.mine : null
    return { client, network: own ? 'mine' : 'shipped', mine: own } as unknown as DigitWorker
  }
  const inside = createInside({ worker, base: '/at', intervalMs: 0 })
  return { inside, asked, world }
}

async function settle() {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setTimeout(resolve, 0))
}

describe('looking inside while drawing', () => {
  it('has at most one call in flight, and the newest picture replaces the waiting ones', async () => {
    const { inside, asked } = setUp()
    for (const tag of [1, 2, 3, 4]) {
      inside.look(picture(tag), 'shipped')
      await settle()
    }
    expect(asked.map(({ params }) => params.pixels[0])).toEqual([1])
    expect(inside.store.get().phase).toBe('starting')
    asked[0].answer()
    await settle()
    expect(inside.store.get().digit!.input[0]).toBe(1)
    expect(asked.map(({ params }) => params.pixels[0])).toEqual([1, 4])
    expect(inside.store.get().phase).toBe('looking')
    asked[1].answer()
    await settle()
    expect(inside.store.get()).toMatchObject({ phase: 'idle', error: null })
    const digit = inside.store.get().digit!
    expect(digit.input[0]).toBe(4)
    expect(readBy(digit, 0)).toBe(digit.input)
    expect(readBy(digit, 2)).toBe(digit.outputs[1])
  })

  it('asks for the parameters once for the shipped network, and never for the reader’s own', async () => {
    const { inside, asked, world } = setUp()
    const look = async (network: DigitNetwork) => {
      inside.look(picture(1), network)
      await settle()
      asked.at(-1)!.answer()
      await settle()
      return inside.store.get().digit!.network
    }
    const shipped = await look('shipped')
    expect(shipped.parameters[0]).toBe(7)
    expect(await look('shipped')).toBe(shipped)
    world.mine = mine(3)
    const own = await look('mine')
    expect([own.parameters[0], own.spec.layers[2].kind, own.mine]).toEqual([3, 'table-conv', world.mine])
    expect(await look('mine')).toBe(own)
    world.mine = mine(4)
    expect((await look('mine')).parameters[0]).toBe(4)
    expect(asked.map(({ params }) => params.withParameters)).toEqual([true, false, false, false, false])
  })

  it('replaces a worker that died once in silence, and tells of anything else', async () => {
    const { inside, asked } = setUp()
    inside.look(picture(1), 'shipped')
    await settle()
    asked[0].fail(new CodedError('worker-died'))
    await settle()
    asked[1].answer()
    await settle()
    expect(inside.store.get().error).toBeNull()
    inside.look(picture(2), 'shipped')
    await settle()
    asked[2].fail(new CodedError('offline'))
    await settle()
    expect(inside.store.get()).toMatchObject({ phase: 'failed', error: { code: 'offline' } })
    expect(inside.store.get().digit!.input[0], 'what was known stays').toBe(1)
    inside.retry()
    await settle()
    asked[3].answer()
    await settle()
    expect(inside.store.get()).toMatchObject({ phase: 'idle', error: null })
    expect(inside.store.get().digit!.input[0]).toBe(2)
  })

  it('gives shares that are softmax, of distances with their sign turned', async () => {
    const { inside, asked, world } = setUp()
    inside.look(picture(0), 'shipped')
    await settle()
    asked[0].answer()
    await settle()
    const shares = sharesOf(inside.store.get().digit!)
    const powers = Array.from({ length: 10 }, (_, i) => Math.exp(i / 100))
    const sum = powers.reduce((total, power) => total + power, 0)
    shares.forEach((share, i) => expect(share).toBeCloseTo(powers[i] / sum, 6))
    world.mine = mine(1)
    inside.look(picture(0), 'mine')
    await settle()
    asked[1].answer()
    await settle()
    const turned = sharesOf(inside.store.get().digit!)
    turned.forEach((share, i) => expect(share).toBeCloseTo(powers[9 - i] / sum, 6))
  })
})
