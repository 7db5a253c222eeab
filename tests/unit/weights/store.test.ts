import { describe, expect, it } from 'vitest'
import { memoryFolder } from '@/lib/workers/private-files'
import { createWeightStore } from '@/lib/workers/weight-store'
import { photoSpecs } from '@/lib/nn/photo-networks'
import { madeWeights } from './made-weights'

const made = madeWeights(photoSpecs.alexnet, 3)
const file = { from: 'file', name: 'a.pth', bytes: 1000 } as const

async function filled(folder = memoryFolder()) {
  const store = createWeightStore(folder)
  const draft = await store.begin('alexnet')
  for (const [name, bytes] of made.shards) await draft.put(name, new Uint8Array(bytes))
  return { store, draft, folder }
}

describe('weights in a folder', () => {
  it('count when they are finished, and hold what was put', async () => {
    const { store, draft } = await filled()
    expect(await store.kept('alexnet')).toBeNull()
    const { held } = await draft.finish(made.manifest, file)
    const total = made.manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(held).toMatchObject({ bytes: total, origin: file })
    const kept = await store.kept('alexnet')
    expect(kept!.files.manifest).toEqual(made.manifest)
    for (const [i, { file: name }] of made.manifest.shards.entries())
      expect(
        Buffer.compare(Buffer.from(await kept!.files.shards[i].arrayBuffer()), made.shards.get(name)!),
      ).toBe(0)
    expect(await store.kept('alexnet2012')).toBeNull()
  })

  it('a draft that is broken off leaves what was kept, and its leftovers are tidied away', async () => {
    const { store, draft, folder } = await filled()
    await draft.finish(made.manifest, file)
    const broken = await store.begin('alexnet')
    await broken.put([...made.shards.keys()][0], new Uint8Array(10))
    expect((await store.kept('alexnet'))!.held.origin).toEqual(file)
    await store.tidy('alexnet', null)
    expect(await (await folder.folder('alexnet')).folders()).toHaveLength(1)
    expect((await store.kept('alexnet'))!.held.origin).toEqual(file)
  })

  it('a missing or shortened shard, or a mark that was cut off, is no weights at all', async () => {
    const { store, draft, folder } = await filled()
    await draft.finish(made.manifest, file)
    const inside = await (
      await folder.folder('alexnet')
    ).folder((await (await folder.folder('alexnet')).folders())[0])
    const { file: first } = made.manifest.shards[0]
    await draft.put(first, new Uint8Array(10))
    expect(await store.kept('alexnet')).toBeNull()
    await draft.put(first, new Uint8Array(made.shards.get(first)!))
    expect(await store.kept('alexnet')).not.toBeNull()
    await draft.put('complete.json', new TextEncoder().encode('{"manifest":'))
    expect(await store.kept('alexnet')).toBeNull()
    expect(await inside.files()).toContain(first)
  })

  it('new ones take the place of the old, whose files are gone; deleting leaves nothing', async () => {
    const { store, draft, folder } = await filled()
    await draft.finish(made.manifest, file)
    const parts = await store.begin('alexnet', 'abc')
    for (const [name, bytes] of made.shards) await parts.put(name, new Uint8Array(bytes))
    await parts.finish(made.manifest, { from: 'site' })
    expect((await store.kept('alexnet'))!.held.origin).toEqual({ from: 'site' })
    expect(await (await folder.folder('alexnet')).folders()).toEqual(['parts-abc'])
    await store.remove('alexnet')
    expect(await store.kept('alexnet')).toBeNull()
    expect(await (await folder.folder('alexnet')).folders()).toEqual([])
  })
})
