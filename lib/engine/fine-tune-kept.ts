import { PICTURE_BYTES } from '@/lib/data/fine-tune/pictures'
import { checkTuneSettings, defaultTuneSettings, type TuneSettings } from '@/lib/data/fine-tune/settings'
import type { TuneOutcome, TuneRun } from './fine-tune-state'
import { emptyProject, type TuneProject } from './fine-tune-project'
import { load, remove, save } from './storage'

/** Everything but the pictures, which have a place of their own each: adding one does not write the others again. */
const KEY = 'fine-tune'
const OUTCOME_KEY = 'fine-tune-outcome'
const pictureKey = (id: string) => `fine-tune/${id}`

interface Kept {
  classes: TuneProject['classes']
  pictures: { id: string; classId: string }[]
  settings: TuneSettings
  runs: readonly TuneRun[]
}

export interface KeptTuning {
  project: TuneProject
  settings: TuneSettings
  runs: readonly TuneRun[]
  outcome: TuneOutcome | null
}

/** What is in the storage, so that only what changed is written. */
const stored = new Set<string>()
let work: Promise<boolean> = Promise.resolve(true)

function usableSettings(settings: unknown): TuneSettings {
  try {
    const whole = { ...defaultTuneSettings, ...(settings as Partial<TuneSettings>) }
    checkTuneSettings(whole)
    return whole
  } catch {
    return defaultTuneSettings
  }
}

/** What this device keeps; pictures that are damaged or gone are left out. */
export async function loadTuning(): Promise<KeptTuning> {
  const kept = await load<Kept>(KEY)
  if (!kept || !Array.isArray(kept.classes) || !Array.isArray(kept.pictures))
    return { project: emptyProject, settings: defaultTuneSettings, runs: [], outcome: null }
  const pictures = await Promise.all(
    kept.pictures.map(async ({ id, classId }) => {
      const rgb = await load<Uint8Array<ArrayBuffer>>(pictureKey(id))
      if (!(rgb instanceof Uint8Array) || rgb.length !== PICTURE_BYTES) return []
      stored.add(id)
      return [{ id, classId, rgb }]
    }),
  )
  const outcome = (await load<TuneOutcome>(OUTCOME_KEY)) ?? null
  return {
    project: { classes: kept.classes, pictures: pictures.flat() },
    settings: usableSettings(kept.settings),
    runs: Array.isArray(kept.runs) ? kept.runs : [],
    outcome,
  }
}

/** Keeps classes, pictures, settings and the list of runs; one writing after the other. False where the device refuses. */
export function keepTuning({ project, settings, runs }: Omit<KeptTuning, 'outcome'>): Promise<boolean> {
  work = work.then(async () => {
    const now = new Set(project.pictures.map(({ id }) => id))
    const written = await Promise.all(
      project.pictures
        .filter(({ id }) => !stored.has(id))
        .map(async ({ id, rgb }) => {
          const done = await save(pictureKey(id), rgb)
          if (done) stored.add(id)
          return done
        }),
    )
    let kept = written.every(Boolean)
    const list = project.pictures.map(({ id, classId }) => ({ id, classId }))
    const value: Kept = { classes: project.classes, pictures: list, settings, runs }
    kept = (await save(KEY, value)) && kept
    // Only now: a page that is closed before this loses no picture that the list names.
    const gone = [...stored].filter((id) => !now.has(id))
    gone.forEach((id) => stored.delete(id))
    await Promise.all(gone.map((id) => remove(pictureKey(id))))
    return kept
  })
  return work
}

export const keepOutcome = (outcome: TuneOutcome | null): Promise<boolean> =>
  outcome ? save(OUTCOME_KEY, outcome) : remove(OUTCOME_KEY).then(() => true)
