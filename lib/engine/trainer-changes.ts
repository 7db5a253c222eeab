import { withChange, type ChangingSettings } from '@/lib/data/setting-changes'
import type { TrainSettings } from '@/lib/data/train-settings'
import type { Store } from './store'
import type { TrainerRun } from './trainer-run'
import type { TrainerState } from './trainer-store'

/** What may change while a run goes on; anything else is another run. */
const LIVE: readonly (keyof TrainSettings)[] = ['learningRate', 'momentum', 'weightDecay', 'epochs', 'stopAt']
/** A slider that is being drawn is one change, not fifty. */
const CHANGE_MS = 250

type LivePatch = Partial<ChangingSettings & Pick<TrainSettings, 'epochs' | 'stopAt'>>

export const isLive = (patch: Partial<TrainSettings>): patch is LivePatch =>
  Object.keys(patch).every((name) => LIVE.includes(name as keyof TrainSettings))

/** Changes of settings under which a run goes on. */
export function createLiveChanges(store: Store<TrainerState>, { held, engine }: TrainerRun) {
  let pending: { patch: LivePatch; timer: ReturnType<typeof setTimeout> } | null = null

  /** Settings under which the run goes on from where it stands; the last copy says so, too. */
  function goOnWith(settings: TrainSettings) {
    if (held.checkpoint) held.checkpoint = { ...held.checkpoint, settings }
    store.set((old) => ({ settings, phase: old.phase === 'done' ? 'paused' : old.phase }))
  }

  async function send(patch: LivePatch) {
    pending = null
    const mine = held.number
    const worker = engine.current()
    if (!worker || !held.opened) return
    const before = store.get().settings
    try {
      const { settings } = await worker.client.call('train/change', patch)
      if (mine !== held.number || store.get().settings !== before) return
      held.opened = settings
      goOnWith(settings)
    } catch {
      // The worker is gone: it is opened anew with the settings that the page has.
      held.opened = null
    }
  }

  return {
    goOnWith,

    /** Changes a run that has begun: at once on the page, and in the worker as soon as the hand rests. */
    change({ epochs, stopAt, ...values }: LivePatch) {
      const { settings, step } = store.get()
      const lengths = { ...(epochs && { epochs }), ...(stopAt !== undefined && { stopAt }) }
      let next = { ...settings, ...lengths }
      if (Object.keys(values).length > 0) next = withChange(next, step, values)
      goOnWith(next)
      const patch = { ...pending?.patch, ...values, ...lengths }
      clearTimeout(pending?.timer)
      if (!held.opened) pending = null
      else if (held.running) pending = { patch, timer: setTimeout(() => void send(patch), CHANGE_MS) }
      else {
        // At rest the last copy is the present state: it is opened with the new settings when the run goes on.
        pending = null
        held.opened = null
      }
    },

    /** What has not been sent yet is not sent any more. */
    forget() {
      clearTimeout(pending?.timer)
      pending = null
    },
  }
}
