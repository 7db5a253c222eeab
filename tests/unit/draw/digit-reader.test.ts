import { describe, expect, it } from 'vitest'
import { CodedError } from '@/lib/errors'
import { network, picture, settle, setUp } from './fake-classifier'

describe('reading while drawing', () => {
  it('has at most one call in flight, and the newest picture replaces the waiting ones', async () => {
    const { fake, reader, top } = setUp()
    reader.read(picture(1))
    await settle()
    for (const tag of [2, 3, 4]) reader.read(picture(tag))
    await settle()
    expect(fake.open.map((call) => call.tag)).toEqual([1])
    fake.open[0].answer(5)
    await settle()
    expect(top()).toBe(5) // live: an answer for an older picture is shown …
    expect(reader.store.get().current).toBe(false) // … and known to be older
    expect(fake.open.map((call) => call.tag)).toEqual([4])
    fake.open[0].answer(7)
    await settle()
    expect(top()).toBe(7)
    expect(reader.store.get().current).toBe(true)
    expect(fake.asked.map((call) => call.tag)).toEqual([1, 4])
  })

  it('keeps a pause between two calls', async () => {
    const { fake, reader } = setUp({ intervalMs: 80 })
    reader.read(picture(1))
    await settle()
    const before = performance.now()
    fake.open[0].answer(1)
    reader.read(picture(2))
    await settle()
    expect(fake.open).toHaveLength(0)
    while (fake.open.length === 0) await settle()
    expect(performance.now() - before).toBeGreaterThan(50)
  })

  it('drops the answer for a drawing that was cleared meanwhile', async () => {
    const { fake, reader, top } = setUp()
    reader.read(picture(1))
    await settle()
    reader.read(null)
    expect(reader.store.get()).toMatchObject({ answer: null, current: true })
    fake.open[0].answer(3)
    await settle()
    expect(top()).toBeNull()
    reader.read(picture(2))
    await settle()
    fake.open[0].answer(4)
    await settle()
    expect(top()).toBe(4)
  })

  it('reports bytes while the weights load, and none afterwards', async () => {
    const { fake, reader } = setUp()
    reader.read(picture(1))
    await settle()
    expect(reader.store.get().phase).toBe('starting')
    fake.open[0].progress({ received: 10, total: 40 })
    expect(reader.store.get().progress).toEqual({ received: 10, total: 40 })
    fake.open[0].answer(1)
    await settle()
    expect(reader.store.get()).toMatchObject({ phase: 'idle', progress: null })
    reader.read(picture(2))
    await settle()
    expect(reader.store.get().phase).toBe('reading')
  })

  it('prepares without showing an answer, once', async () => {
    const { fake, reader, top } = setUp()
    reader.prepare()
    reader.prepare()
    await settle()
    expect(fake.asked).toHaveLength(1)
    fake.open[0].answer(8)
    await settle()
    expect(top()).toBeNull()
    reader.prepare()
    await settle()
    expect(fake.asked).toHaveLength(1)
  })
})

describe('when something goes wrong', () => {
  it('shows the error, takes the old answer away, and a retry asks for the newest picture', async () => {
    const { fake, reader, top } = setUp({ failedIntervalMs: 60_000 })
    reader.read(picture(1))
    await settle()
    fake.open[0].answer(1)
    await settle()
    reader.read(picture(2))
    await settle()
    fake.open[0].fail(new CodedError('download-failed', { url: '/x', status: 404 }))
    await settle()
    expect(reader.store.get()).toMatchObject({ phase: 'failed', answer: null })
    expect(reader.store.get().error?.code).toBe('download-failed')
    reader.retry()
    await settle()
    expect(fake.open.map((call) => call.tag)).toEqual([2])
    fake.open[0].answer(2)
    await settle()
    expect(top()).toBe(2)
    expect(reader.store.get()).toMatchObject({ phase: 'idle', error: null })
  })

  it('after a failure further strokes ask again, but not at once', async () => {
    const { fake, reader, top } = setUp({ failedIntervalMs: 600 })
    reader.read(picture(1))
    await settle()
    fake.open[0].fail(new CodedError('offline'))
    await settle()
    reader.read(picture(2))
    await settle()
    expect(fake.asked).toHaveLength(1)
    while (fake.open.length === 0) await settle()
    fake.open[0].answer(6)
    await settle()
    expect(top()).toBe(6)
    expect(reader.store.get().error).toBeNull()
  })

  it.each([
    ['NaN, as weights that diverged give', Array(10).fill(NaN)],
    ['too few numbers', [0.5, 0.5]],
  ])('refuses %s', async (_, numbers) => {
    const { fake, reader } = setUp()
    reader.read(picture(1))
    await settle()
    fake.open[0].answer(numbers)
    await settle()
    expect(reader.store.get()).toMatchObject({ phase: 'failed', answer: null })
    expect(reader.store.get().error?.code).toBe('weights-invalid')
  })

  it('asks a new worker when one dies, once in silence', async () => {
    const { fake, reader, top } = setUp()
    reader.read(picture(1))
    await settle()
    fake.die()
    await settle()
    expect(reader.store.get().error).toBeNull()
    expect(fake.open.map((call) => [call.client, call.tag])).toEqual([[2, 1]])
    fake.die()
    await settle()
    expect(reader.store.get().error?.code).toBe('worker-died')
    reader.read(picture(9))
    await settle()
    expect(fake.open.map((call) => [call.client, call.tag])).toEqual([[3, 9]])
    fake.open[0].answer(9)
    await settle()
    expect(top()).toBe(9)
  })

  it('cancels the call when the last user has gone, and not for one who comes straight back', async () => {
    const { fake, reader } = setUp()
    const close = reader.open()
    reader.read(picture(1))
    await settle()
    close()
    const closeAgain = reader.open()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(fake.open).toHaveLength(1)
    closeAgain()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await settle()
    expect(fake.open).toHaveLength(0)
    expect(reader.store.get()).toMatchObject({ phase: 'idle', error: null })
    reader.open()
    reader.read(picture(2))
    await settle()
    expect(fake.open.map((call) => call.tag)).toEqual([2])
  })
})

describe('the two networks', () => {
  it('hands over the own network once, again when it changed, and again to a new worker', async () => {
    const { fake, reader, mineStore } = setUp({ mine: network(11) })
    reader.choose('mine')
    const answerAll = async () => {
      await settle()
      while (fake.open.length > 0) {
        fake.open[0].answer(0)
        await settle()
      }
    }
    reader.read(picture(1))
    await answerAll()
    expect(reader.store.get().answer?.network).toBe('mine')
    reader.read(picture(2))
    await answerAll()
    mineStore.set({ mine: network(12) }) // trained on: the same picture is read anew
    await answerAll()
    fake.die()
    reader.read(picture(3))
    await answerAll()
    expect(fake.asked.map((call) => [call.client, call.name, call.tag])).toEqual([
      [1, 'digits/use-mine', 11],
      [1, 'digits/read', 1],
      [1, 'digits/read', 2],
      [1, 'digits/use-mine', 12],
      [1, 'digits/read', 2],
      [2, 'digits/use-mine', 12],
      [2, 'digits/read', 3],
    ])
    expect(fake.asked.every((call) => call.name !== 'digits/read' || call.network === 'mine')).toBe(true)
  })

  it('tells no digit from others until the limit of the own network is known, and then reads anew', async () => {
    const { fake, reader } = setUp({ mine: network(11) })
    const verdict = () => reader.store.get().answer?.verdict
    const answerAll = async () => {
      await settle()
      while (fake.open.length > 0) {
        fake.open[0].answer(0)
        await settle()
      }
    }
    reader.choose('mine')
    reader.read(picture(20)) // little ink: its scores alone decide
    await answerAll()
    expect(verdict()).toBeNull()
    expect(fake.limits).toHaveLength(1)
    // The fake's scores are logarithms of shares: their energy is about 0.
    fake.limits[0]({ averageInk: 100, inkWeight: 10, limit: 1 })
    await answerAll()
    expect(verdict()).toBe('digit')
    reader.read(picture(255)) // 784 pixels of ink
    await answerAll()
    expect(verdict()).toBe('overloaded')
    expect(fake.limits).toHaveLength(1)
  })

  it('never asks for the limit of a network that was trained on other things', async () => {
    const { fake, reader } = setUp({ mine: network(11, ['cat', 'dog']) })
    reader.choose('mine')
    reader.read(picture(1))
    await settle()
    fake.open[0].answer(0)
    await settle()
    fake.open[0].answer(0)
    await settle()
    expect(reader.store.get().answer?.verdict).toBeNull()
    expect(fake.limits).toHaveLength(0)
  })

  it('reads the same picture anew after a switch and never shows the other network’s late answer', async () => {
    const { fake, reader, top, memory } = setUp({ mine: network(11) })
    reader.read(picture(1))
    await settle()
    reader.choose('mine')
    fake.open[0].answer(3) // the shipped network's, late
    await settle()
    expect(top()).toBeNull()
    fake.open[0].answer(0) // use-mine
    await settle()
    fake.open[0].answer(5)
    await settle()
    expect(top()).toBe(5)
    expect(reader.store.get().answer?.network).toBe('mine')
    expect(memory.get('digit-network')).toBe('mine')
  })

  it('uses the shipped network while there is no own one', async () => {
    const { fake, reader } = setUp()
    reader.choose('mine')
    reader.read(picture(1))
    await settle()
    expect(fake.open.map((call) => [call.name, call.network])).toEqual([['digits/read', 'shipped']])
  })

  it('remembers the choice, but a choice made meanwhile wins', async () => {
    const remembered = setUp({ mine: network(1), kept: { 'digit-network': 'mine' } })
    remembered.reader.open()
    await settle()
    expect(remembered.reader.store.get().network).toBe('mine')
    const overruled = setUp({ mine: network(1), kept: { 'digit-network': 'mine' } })
    overruled.reader.open()
    overruled.reader.choose('shipped')
    await settle()
    expect(overruled.reader.store.get().network).toBe('shipped')
    const nonsense = setUp({ kept: { 'digit-network': 42 } })
    nonsense.reader.open()
    await settle()
    expect(nonsense.reader.store.get().network).toBe('shipped')
  })
})
