import { describe, expect, it } from 'vitest'
import { CodedError } from '@/lib/errors'
import { startFirstEngine, type GivenUp } from '@/lib/engine/first-engine'
import type { EngineName } from '@/lib/protocol/messages'

const only = (works: EngineName[]) => async (name: EngineName) => {
  if (!works.includes(name)) throw new CodedError('engine-unavailable', { engine: name, reason: 'no' })
  return name
}

describe('the first engine that starts', () => {
  it('is the wished one where it can be', async () => {
    const told: GivenUp[] = []
    expect(await startFirstEngine('webgl', [], (g) => told.push(g), only(['webgl', 'wasm']))).toBe('webgl')
    expect(told).toEqual([])
  })
  it('is the next that works, and each refusal is told', async () => {
    const told: GivenUp[] = []
    expect(await startFirstEngine('webgpu', [], (g) => told.push(g), only(['cpu']))).toBe('cpu')
    expect(told.map(({ from }) => from)).toEqual(['webgpu', 'wasm', 'webgl'])
    expect(told[0]).toMatchObject({ code: 'engine-unavailable', detail: { reason: 'no' } })
  })
  it('is never one that has failed before', async () => {
    expect(await startFirstEngine('wasm', ['wasm'], () => {}, only(['wasm', 'webgl']))).toBe('webgl')
  })
  it('is nobody when all fail', async () => {
    await expect(startFirstEngine('wasm', [], () => {}, only([]))).rejects.toMatchObject({
      detail: { engine: 'cpu' },
    })
  })
})
