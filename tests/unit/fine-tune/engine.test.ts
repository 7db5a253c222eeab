import { describe, expect, it, vi } from 'vitest'
import { classesOf } from '@/components/lab/fine-tune-bench/folders'
import { takeFound } from '@/components/lab/fine-tune-bench/start-row'
import { defaultTuneSettings } from '@/lib/data/fine-tune/settings'
import { drawPattern } from '@/lib/data/fine-tune/samples'
import { createFineTune, type Storage } from '@/lib/engine/fine-tune'
import { emptyProject, MOST_PICTURES, renamed, withClass, withPictures } from '@/lib/engine/fine-tune-project'
import type { KeptTuning } from '@/lib/engine/fine-tune-kept'
import type { Client } from '@/lib/protocol/client'
import type { TunePicture } from '@/lib/protocol/fine-tune-messages'
import type { ClassifierCalls, EngineReport } from '@/lib/protocol/messages'

const engine: EngineReport = { name: 'wasm', threads: 1, adapter: null, software: false }

/** A worker that answers at once; what it was asked is noted. */
function fakeWorker() {
  const asked: { name: string; params: unknown }[] = []
  const answers: Record<string, (params: never) => unknown> = {
    'fine-tune/take': ({ name }: { name: string }) => {
      if (name.startsWith('bad')) throw new Error('no picture')
      return { rgb: drawPattern('rings', Number(name)) }
    },
    'fine-tune/train': ({ pictures }: { pictures: TunePicture[] }) => ({
      model: {
        tuning: { part: 'linear', layer: 'fc7' },
        classes: 2,
        whole: false,
        parameters: new Float32Array(4098),
      },
      training: pictures.length - 2,
      validation: { ids: pictures.slice(0, 2).map(({ id }) => id), labels: [0, 0] },
      probabilities: Float32Array.of(1, 0, 1, 0),
      computed: pictures.length,
      featureMs: 1,
      trainMs: 1,
      featureBytes: 8192,
    }),
    'fine-tune/use': () => null,
    'fine-tune/answer': () => ({ probabilities: Float32Array.of(0.25, 0.75), ms: 1 }),
    'fine-tune/free': () => ({ bytesFreed: 0 }),
  }
  const client = {
    closed: false,
    close() {},
    async call(name: string, params: never, options?: { onProgress?: (value: unknown) => void }) {
      asked.push({ name, params })
      if (name === 'fine-tune/train')
        options?.onProgress?.({
          kind: 'report',
          report: {
            epoch: 0,
            step: 0,
            loss: 0.7,
            trainingAccuracy: 0.5,
            validationLoss: 0.7,
            validationAccuracy: 0.5,
          },
          unitMs: 1,
        })
      return answers[name](params)
    },
  } as unknown as Client<ClassifierCalls>
  return { asked, connect: async () => ({ client, engine }) }
}

function memory(kept: Partial<KeptTuning> = {}) {
  const held: KeptTuning = {
    project: emptyProject,
    settings: defaultTuneSettings,
    runs: [],
    outcome: null,
    ...kept,
  }
  const storage: Storage = {
    load: async () => held,
    keep: vi.fn(async (next) => Object.assign(held, next) && true),
    keepOutcome: vi.fn(async (outcome) => Object.assign(held, { outcome }) && true),
  }
  return { held, storage }
}

const found = (...paths: string[]) =>
  paths.map((path) => ({ path: path.split('/'), file: new File([], path.split('/').at(-1)!) }))

const photos = (...names: (number | string)[]) =>
  names.map((name) => ({ name: String(name), photo: new Blob(['x']) }))

describe('classes and pictures', () => {
  it('take no picture twice, in whatever class, and no more than there is room for', () => {
    let project = withClass(withClass(emptyProject, 'a'), 'b')
    const [a, b] = project.classes
    const rings = [1, 2, 3].map((seed) => drawPattern('rings', seed))
    project = withPictures(project, a.id, rings).project
    const again = withPictures(project, b.id, [rings[0], drawPattern('rings', 4)])
    expect(again.twice).toBe(1)
    expect(again.project.pictures).toHaveLength(4)
    const many = Array.from({ length: MOST_PICTURES }, (_, i) => Uint8Array.of(i, i >> 8))
    const full = withPictures(project, b.id, many)
    expect(full.project.pictures).toHaveLength(MOST_PICTURES)
    expect(full.left).toBe(3)
    expect(renamed(project, a.id, '  ').classes[0].name).toBe('a')
    let ten = emptyProject
    for (let i = 0; i < 12; i++) ten = withClass(ten, String(i))
    expect(ten.classes).toHaveLength(10)
  })

  it('are changed, undone and kept', async () => {
    const { connect } = fakeWorker()
    const { storage, held } = memory()
    const tune = createFineTune(connect, storage, '')
    await tune.open()
    tune.begin(['one', 'two'])
    const [one, two] = tune.store.get().project.classes
    await tune.add(one.id, photos(1, 2, 'bad.png', 2))
    expect(tune.store.get()).toMatchObject({ taking: null, twice: 1 })
    expect(tune.store.get().refused.map(({ name }) => name)).toEqual(['bad.png'])
    expect(tune.store.get().project.pictures).toHaveLength(2)
    const [{ id }] = tune.store.get().project.pictures
    tune.movePictures(new Set([id]), two.id)
    tune.removeClass(two.id)
    expect(tune.store.get().project.pictures).toHaveLength(1)
    tune.undo()
    tune.undo()
    expect(tune.store.get().project.pictures.map(({ classId }) => classId)).toEqual([one.id, one.id])
    expect(held.project).toBe(tune.store.get().project)
    tune.undo()
    expect(tune.store.get().project.pictures).toHaveLength(0)
    expect(tune.store.get().past).toHaveLength(0)
  })

  it('come from folders, in the place of empty classes', async () => {
    const { connect } = fakeWorker()
    const tune = createFineTune(connect, memory().storage, '')
    await tune.open()
    tune.begin(['one', 'two'])
    await tune.addFolders([
      { name: 'cats', photos: photos(1, 2) },
      { name: 'dogs', photos: photos(3) },
    ])
    const { classes, pictures } = tune.store.get().project
    expect(classes.map(({ name }) => name)).toEqual(['cats', 'dogs'])
    expect(pictures.map(({ classId }) => classId === classes[0].id)).toEqual([true, true, false])
  })

  it.each(['stopTaking', 'leave', 'forget'] as const)(
    'come from no further folder, and from no file beside them, after %s in the middle of one',
    async (stop) => {
      const worker = fakeWorker()
      const { client, engine } = await worker.connect()
      const taken = vi.fn()
      let goOn = () => {}
      const held = new Promise<void>((resolve) => (goOn = resolve))
      const slow = {
        ...client,
        async call(name: 'fine-tune/take', ...rest: [never, never]) {
          if (name === 'fine-tune/take') {
            taken((rest[0] as { name: string }).name)
            await held
          }
          return client.call(name, ...rest)
        },
      } as unknown as Client<ClassifierCalls>
      const tune = createFineTune(async () => ({ client: slow, engine }), memory().storage, '')
      await tune.open()
      const all = takeFound(tune, found('cats/1', 'dogs/2', '3'))
      await vi.waitFor(() => expect(taken).toHaveBeenCalledWith('1'))
      const stopped = tune[stop]()
      goOn()
      await Promise.all([all, stopped])
      expect(taken.mock.calls).toEqual([['1']])
      expect(tune.store.get()).toMatchObject({ taking: null, project: { pictures: [] } })
    },
  )
})

describe('a training', () => {
  it('gives each picture the place of its class, is listed, kept, and asked again after a reload', async () => {
    const worker = fakeWorker()
    const { storage, held } = memory()
    const tune = createFineTune(worker.connect, storage, '')
    await tune.open()
    await tune.train()
    expect(tune.store.get().error?.code).toBe('tuning-needs-pictures')
    tune.useSamples('shapes', { stripes: 's', rings: 'r' }, 3)
    await tune.train()
    const { pictures } = worker.asked.find(({ name }) => name === 'fine-tune/train')!.params as {
      pictures: TunePicture[]
    }
    expect(pictures.map(({ label }) => label)).toEqual([0, 0, 0, 1, 1, 1])
    expect(tune.store.get()).toMatchObject({ phase: 'done', outcome: { names: ['s', 'r'] } })
    expect(tune.store.get().runs).toMatchObject([{ training: 4, held: 2, trained: 4098 }])

    const again = fakeWorker()
    const reloaded = createFineTune(again.connect, memory(held).storage, '')
    await reloaded.open()
    expect(reloaded.store.get()).toMatchObject({ phase: 'done', runs: [{ held: 2 }] })
    const ask = () => reloaded.ask([drawPattern('rings', 9)], new AbortController().signal)
    expect([...(await ask())]).toEqual([0.25, 0.75])
    await ask()
    // The model is handed over once.
    expect(again.asked.map(({ name }) => name)).toEqual([
      'fine-tune/use',
      'fine-tune/answer',
      'fine-tune/answer',
    ])
    await reloaded.forget()
    expect(reloaded.store.get()).toMatchObject({
      phase: 'idle',
      outcome: null,
      runs: [],
      project: emptyProject,
    })
  })
})

describe('folders', () => {
  const names = (...paths: string[]) => {
    const { folders, loose } = classesOf(found(...paths))
    return [...folders.map(({ name, files }) => `${name}:${files.length}`), ...loose.map(({ name }) => name)]
  }
  it('are a class each; folders in a folder that has nothing else are classes themselves', () => {
    expect(names('cats/1.jpg', 'cats/deep/2.jpg', 'dogs/3.jpg', 'loose.png')).toEqual([
      'cats:2',
      'dogs:1',
      'loose.png',
    ])
    expect(names('all/b10/1.jpg', 'all/b9/2.jpg', 'all/b9/3.jpg')).toEqual(['b9:2', 'b10:1'])
  })
  it('leave out what systems put beside pictures', () => {
    expect(names('cats/.DS_Store', 'cats/Thumbs.db', 'cats/1.jpg', '.hidden/2.jpg')).toEqual(['cats:1'])
  })
})
