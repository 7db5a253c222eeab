import { describe, expect, it } from 'vitest'
import { createWeights } from '@/lib/engine/weights'
import { CodedError } from '@/lib/errors'
import type { CallOptions, Client } from '@/lib/protocol/client'
import type { BroughtWeights, WeightsCalls, WeightsProgress } from '@/lib/protocol/weights-messages'

interface Open {
  name: string
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
  options: CallOptions<WeightsProgress>
}

/** A worker whose calls are answered by hand; an abort rejects as the real client's does. */
function byHand() {
  const open: Open[] = []
  const none = { kept: null, hosted: null }
  let networks: unknown = { alexnet: none, alexnet2012: none }
  const client = {
    closed: false,
    close: () => {},
    call: (name: string, _: unknown, options: CallOptions<WeightsProgress> = {}) => {
      if (name === 'weights/list') return Promise.resolve({ networks, keeps: true })
      return new Promise((resolve, reject) => {
        open.push({ name, resolve, reject, options })
        options.signal?.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError')))
      })
    },
  } as unknown as Client<WeightsCalls>
  const changes: unknown[] = []
  const weights = createWeights({
    worker: () => client,
    onChange: async (network, files) => void changes.push([network, files]),
    base: '',
  })
  return { weights, open, changes, list: (value: unknown) => (networks = value) }
}

const held = { bytes: 5, origin: { from: 'site' as const }, savedAt: 1 }
const brought: BroughtWeights = { ...held, visit: null }
const settled = () => new Promise((done) => setTimeout(done))

describe('the weights on the page', () => {
  it('tell of progress, of another tab, and of what is here in the end', async () => {
    const { weights, open, changes, list } = byHand()
    await weights.look()
    expect(weights.store.get()).toMatchObject({ known: true, keeps: true })
    const done = weights.fetchHosted('alexnet')
    const job = () => weights.store.get().networks.alexnet.job
    expect(job()).toEqual({ way: 'fetch', name: null, progress: null, waiting: false })
    open[0].options.onProgress!({ waiting: true })
    expect(job()).toMatchObject({ waiting: true })
    open[0].options.onProgress!({ received: 2, total: 5 })
    expect(job()).toMatchObject({ waiting: false, progress: { received: 2, total: 5 } })
    list({ alexnet: { kept: held, hosted: null }, alexnet2012: { kept: null, hosted: null } })
    open[0].resolve(brought)
    await done
    expect(weights.store.get().networks.alexnet).toMatchObject({ held: { bytes: 5, visit: null }, job: null })
    expect(changes).toEqual([['alexnet', null]])
  })

  it('a cancel and a failure are told apart, and the next try begins afresh', async () => {
    const { weights, open } = byHand()
    const of = () => weights.store.get().networks.alexnet
    const first = weights.fetchHosted('alexnet')
    weights.cancel('alexnet')
    await first
    expect(of()).toMatchObject({ job: null, stopped: 'fetch', error: null })
    const second = weights.importFile('alexnet', new File(['abc'], 'x.pth'))
    expect(of()).toMatchObject({ stopped: null, job: { name: 'x.pth' } })
    open[1].reject(new CodedError('weights-invalid', { problem: 'p' }))
    await second
    expect(of()).toMatchObject({
      job: null,
      error: { way: 'import', code: 'weights-invalid', file: { name: 'x.pth', bytes: 3 } },
    })
  })

  it('a second file takes the place of the first, whose late reports change nothing', async () => {
    const { weights, open } = byHand()
    const first = weights.importFile('alexnet', new File(['abc'], 'first.pth'))
    const second = weights.importFile('alexnet', new File(['abc'], 'second.pth'))
    await first
    open[0].options.onProgress!({ received: 1, total: 3 })
    expect(weights.store.get().networks.alexnet).toMatchObject({
      job: { name: 'second.pth', progress: null },
      stopped: null,
    })
    open[1].resolve(brought)
    await second
  })

  it('what lasts for a visit is handed over, and looking again does not lose it', async () => {
    const { weights, open, changes } = byHand()
    const files = { manifest: {}, shards: [] }
    const done = weights.importFile('alexnet', new File(['abc'], 'x.pth'))
    open[0].resolve({ ...brought, visit: { ...files, why: 'no-room' } })
    await done
    expect(changes).toEqual([['alexnet', files]])
    await weights.look()
    expect(weights.store.get().networks.alexnet.held).toMatchObject({ visit: 'no-room' })
    const removed = weights.remove('alexnet')
    open[1].resolve(null)
    await removed
    expect(weights.store.get().networks.alexnet.held).toBeNull()
    expect(changes.at(-1)).toEqual(['alexnet', null])
  })

  it('a download that ended for want of a network goes on when there is one; others do not', async () => {
    const { weights, open } = byHand()
    const first = weights.fetchHosted('alexnet')
    open[0].reject(new CodedError('offline', { url: '/x' }))
    await first
    weights.goOn()
    await settled()
    expect(open).toHaveLength(2)
    open[1].reject(new CodedError('download-altered', { url: '/x' }))
    await settled()
    weights.goOn()
    await settled()
    expect(open).toHaveLength(2)
  })
})
