import { createStore as openDatabase, del, entries, get, set, type UseStore } from 'idb-keyval'
import { parseRecords, withRun, type ChallengeRecords, type Contender } from '@/lib/data/challenges'
import { parseRun, tidyName, type RunRecord } from '@/lib/data/run-record'
import { createStore, type Store } from './store'

/** Where runs are kept: each under its number, so that writing one costs the same however many there are. */
export interface RunShelf {
  runs(): Promise<unknown[]>
  /** False when it could not be kept. */
  keep(run: RunRecord): Promise<boolean>
  drop(startedAt: number): Promise<void>
  records(): Promise<unknown>
  keepRecords(records: ChallengeRecords): Promise<boolean>
}

const RECORDS_KEY = 'challenge-records'

/** In IndexedDB, in a database of its own: training writes its checkpoints to the other one. */
function browserShelf(): RunShelf {
  let database: UseStore | undefined
  const open = () => (database ??= openDatabase('lenet-to-alexnet-runs', 'runs'))
  const attempt = async (write: () => Promise<void>) => {
    try {
      await write()
      return true
    } catch {
      return false
    }
  }
  return {
    runs: async () => {
      const all = await entries(open())
      return all.flatMap(([key, value]) => (key === RECORDS_KEY ? [] : [value]))
    },
    keep: (run) => attempt(() => set(run.startedAt, run, open())),
    drop: async (startedAt) => void (await attempt(() => del(startedAt, open()))),
    // Forbidden storage throws at once; as a promise it is told like any other failure.
    records: async () => get(RECORDS_KEY, open()),
    keepRecords: (records) => attempt(() => set(RECORDS_KEY, records, open())),
  }
}

export interface RunHistoryState {
  /** False until the device's storage has been asked. */
  known: boolean
  /** The newest first. */
  runs: readonly RunRecord[]
  records: ChallengeRecords
  /** False once the browser refused to keep something: it then ends with the page. */
  kept: boolean
}

export interface RunHistory {
  readonly store: Store<RunHistoryState>
  /** Reads what the device kept, once. */
  open(): Promise<void>
  /** Keeps a run, in the place of what was kept of it before; the reader's name for it stays. */
  record(run: RunRecord): Promise<void>
  /** Keeps a run's results in challenges, where they are records. */
  compete(run: Contender): Promise<void>
  rename(startedAt: number, name: string): Promise<void>
  remove(startedAt: number): Promise<void>
  /** Puts a removed run back. */
  restore(run: RunRecord): Promise<void>
}

const newestFirst = (runs: readonly RunRecord[]) => [...runs].sort((a, b) => b.startedAt - a.startedAt)

/** The reader's runs. Storage that is forbidden or full is told in `kept`; nothing else changes. */
export function createRunHistory(shelf: RunShelf = browserShelf()): RunHistory {
  const store = createStore<RunHistoryState>({ known: false, runs: [], records: {}, kept: true })
  let opening: Promise<void> | null = null

  const put = (run: RunRecord) =>
    store.set(({ runs }) => ({
      runs: newestFirst([...runs.filter(({ startedAt }) => startedAt !== run.startedAt), run]),
    }))
  const find = (startedAt: number) => store.get().runs.find((run) => run.startedAt === startedAt)
  const tell = (kept: boolean) => {
    if (kept !== store.get().kept) store.set({ kept })
  }
  async function keep(run: RunRecord) {
    put(run)
    tell(await shelf.keep(run))
  }

  async function read() {
    try {
      const [kept, records] = await Promise.all([shelf.runs(), shelf.records()])
      const runs = kept.map(parseRun).filter((run) => run !== null)
      store.set({ known: true, runs: newestFirst(runs), records: parseRecords(records) })
    } catch {
      store.set({ known: true, kept: false })
    }
  }
  // Whatever is written waits for what was there: a record must not be beaten by a worse one.
  const open = () => (opening ??= read())

  return {
    store,
    open,
    async record(run) {
      await open()
      await keep({ ...run, name: find(run.startedAt)?.name ?? run.name })
    },
    async compete(run) {
      await open()
      const records = withRun(store.get().records, run)
      if (records === store.get().records) return
      store.set({ records })
      tell(await shelf.keepRecords(records))
    },
    async rename(startedAt, name) {
      const run = find(startedAt)
      if (run) await keep({ ...run, name: tidyName(name) })
    },
    async remove(startedAt) {
      store.set(({ runs }) => ({ runs: runs.filter((run) => run.startedAt !== startedAt) }))
      await shelf.drop(startedAt)
    },
    restore: keep,
  }
}

export const runHistory = createRunHistory()
