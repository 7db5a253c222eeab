import { describe, expect, it } from 'vitest'
import { UNDAMAGED, type Damage } from '@/lib/data/damage'
import { transformDigit, UNTOUCHED } from '@/lib/data/transform-digit'
import { createBreak } from '@/lib/engine/break'
import { parseBreakSettings } from '@/lib/engine/break-settings'
import type { DigitWorker } from '@/lib/engine/digit-worker'
import { CodedError } from '@/lib/errors'

const digit = Uint8Array.from({ length: 784 }, (_, i) => (i % 28 === 14 ? 255 : 0))
const rest = () => new Promise((resolve) => setTimeout(resolve, 5))

/** A worker whose answers tell what it was asked: the share of class 0 is the ink of the picture. */
function setUp(kept?: unknown) {
  const asked: { call: string; damage: Damage; pixels?: Uint8Array }[] = []
  const saved: unknown[] = []
  let failing: CodedError | null = null
  let held: Promise<void> | null = null
  const ink = (pixels: Uint8Array) => pixels.reduce((sum, value) => sum + value, 0) / 1e6
  const call = async (name: string, params: Record<string, unknown>, options?: { signal?: AbortSignal }) => {
    const damage = params.damage as Damage
    const pixels = params.pixels as Uint8Array
    asked.push({ call: name, damage, pixels })
    await held
    if (failing) throw failing
    options?.signal?.throwIfAborted()
    if (name === 'break/accuracy')
      return { right: 1000 - 100 * damage.off.c1.length - 10 * damage.off.c3.length, total: 1000 }
    const probabilities = new Float32Array((pixels.length / 784) * 10)
    for (let i = 0; i < pixels.length / 784; i++)
      probabilities[10 * i] = ink(pixels.slice(784 * i, 784 * (i + 1)))
    return { probabilities, whole: Float32Array.of(ink(params.untouched as Uint8Array), ...Array(9).fill(0)) }
  }
  const bench = createBreak({
    worker: async () =>
      ({
        client: { call, close() {}, closed: false },
        network: 'shipped',
        mine: null,
      }) as unknown as DigitWorker,
    base: '',
    load: async () => kept,
    save: async (_key, value) => {
      saved.push(value)
      return true
    },
  })
  return {
    bench,
    asked,
    saved,
    ink,
    fail: (error: CodedError | null) => (failing = error),
    hold() {
      let release = () => {}
      held = new Promise((resolve) => (release = () => ((held = null), resolve())))
      return release
    },
  }
}

describe('the bench that breaks things', () => {
  it('reads the changed picture and the whole curve in one call', async () => {
    const { bench, asked, ink } = setUp()
    bench.change({ thickness: 1 })
    bench.chooseAlong('shiftX')
    bench.show(digit, 'shipped', 'shipped')
    await rest()
    expect(asked).toHaveLength(1)
    const { picture, answer, curve } = bench.store.get()
    const changed = transformDigit(digit, { ...UNTOUCHED, thickness: 1 })
    expect(picture).toEqual(changed)
    expect(answer!.probabilities[0]).toBeCloseTo(ink(changed), 5)
    expect(answer!.whole[0]).toBeCloseTo(ink(digit), 5)
    expect(curve!.along).toBe('shiftX')
    const at = curve!.values.indexOf(12)
    const shifted = transformDigit(digit, { ...UNTOUCHED, thickness: 1, shiftX: 12 })
    expect(curve!.rows[at][0]).toBeCloseTo(ink(shifted), 5)
  })

  it('asks for the newest only, when several changes come while one is read', async () => {
    const { bench, asked, hold } = setUp()
    const release = hold()
    bench.show(digit, 'shipped', 'shipped')
    for (let rotation = 1; rotation <= 20; rotation++) bench.change({ rotation })
    release()
    await rest()
    expect(asked).toHaveLength(2)
    const newest = transformDigit(digit, { ...UNTOUCHED, rotation: 20 })
    expect(asked[1].pixels!.slice(0, 784)).toEqual(newest)
  })

  it('measures when asked, then at each change of the damage, the untouched network once', async () => {
    const { bench, asked } = setUp()
    bench.show(digit, 'shipped', 'shipped')
    bench.damage({ off: { ...UNDAMAGED.off, c1: [0] } })
    await rest()
    expect(asked.some(({ call }) => call === 'break/accuracy')).toBe(false)
    bench.measure()
    await rest()
    expect(bench.store.get().accuracy).toMatchObject({ whole: { right: 1000 }, damaged: { right: 900 } })
    bench.damage({ off: { ...UNDAMAGED.off, c1: [0, 1] } })
    await rest()
    expect(bench.store.get().accuracy!.damaged.right).toBe(800)
    bench.reset()
    await rest()
    expect(bench.store.get().accuracy!.damaged.right).toBe(1000)
    expect(asked.filter(({ call }) => call === 'break/accuracy')).toHaveLength(3)
    expect(bench.store.get().measuring).toBeNull()
  })

  it('knocks out each map in turn, and stops when cancelled', async () => {
    const { bench, asked } = setUp()
    bench.show(digit, 'shipped', 'shipped')
    await bench.sweep('c3', 4)
    expect(bench.store.get().losses!.without.map(({ right }) => right)).toEqual([990, 990, 990, 990])
    const off = asked.filter(({ call }) => call === 'break/accuracy').map(({ damage }) => damage.off.c3)
    expect(off).toEqual([[], [0], [1], [2], [3]])

    const stop = bench.store.subscribe(() => {
      if (bench.store.get().losses?.without.length === 2) bench.cancel()
    })
    await bench.sweep('c3', 4)
    stop()
    expect(bench.store.get().losses!.without.length).toBe(2)
    expect(bench.store.get()).toMatchObject({ sweeping: false, error: null })
  })

  it('forgets what it measured of another network', async () => {
    const { bench } = setUp()
    bench.show(digit, 'shipped', 'shipped')
    bench.measure()
    await rest()
    bench.show(digit, 'mine', 'mine/1/100')
    expect(bench.store.get().accuracy).toBeNull()
  })

  it('tells of a failure, and a retry asks again', async () => {
    const { bench, fail } = setUp()
    fail(new CodedError('download-failed', { url: 'x', status: 500 }))
    bench.show(digit, 'shipped', 'shipped')
    await rest()
    expect(bench.store.get().error?.code).toBe('download-failed')
    fail(null)
    bench.retry()
    await rest()
    expect(bench.store.get()).toMatchObject({ error: null, answer: { whole: expect.anything() } })
  })

  it('keeps its settings, and takes only those that can be', async () => {
    const { bench, saved } = setUp()
    bench.change({ rotation: 30 })
    bench.damage({ off: { ...UNDAMAGED.off, f6: [3, 5] } })
    const kept = saved.at(-1)
    const later = setUp(kept)
    await later.bench.open()
    expect(later.bench.store.get()).toMatchObject({
      transform: { ...UNTOUCHED, rotation: 30 },
      damage: { off: { f6: [3, 5] } },
    })
    expect(parseBreakSettings(null)).toBeNull()
    expect(parseBreakSettings({ transform: 3, damage: {} })).toBeNull()
    const odd = parseBreakSettings({
      transform: { rotation: 900, size: 'x', shiftX: -14 },
      along: 'colour',
      damage: { off: { c1: [5, 9, 'a'], c3: 4 }, noise: -1, seed: NaN },
    })
    expect(odd).toEqual({
      transform: { ...UNTOUCHED, shiftX: -14 },
      along: 'rotation',
      damage: { ...UNDAMAGED, off: { c1: [5], c3: [], f6: [] } },
    })
  })
})
