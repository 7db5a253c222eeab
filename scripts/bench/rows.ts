import { median } from './statistics'

/** What a row says of itself besides its figure; only what applies is there. */
export interface Facts {
  /** Engine, threads, adapter, as the thing itself reports them. */
  detail: string
  /** Kernels started in one training step, and what was counted. */
  launches?: number
  launchesOf?: string
  /** Mean losses of the first steps, and of the last one that was read. */
  firstLosses?: number[]
  lastLoss?: number
  steps?: number
  /** Logits of the one picture that every row classifies. */
  logits?: number[]
}

/** One thing that is measured again and again; it stays open from the first round to the last. */
export interface Subject {
  /** One figure: images a second, milliseconds. */
  measure(): Promise<number>
  facts(): Facts
  close(): Promise<void>
}

export interface Row {
  /** Unique; --rows chooses by it. */
  name: string
  open(): Promise<Subject>
}

export interface Result {
  name: string
  /** Median of the rounds; null where the row did not run. */
  value: number | null
  rounds: number[]
  facts: Facts | null
  /** Why there is no figure. */
  failure: string | null
}

/** The first line: what follows is where in the browser it happened. */
const reasonOf = (reason: unknown) =>
  (reason instanceof Error ? reason.message : String(reason))
    .split('\n', 1)[0]
    .replace(/^(page\.evaluate: )?(Error: )?/, '')

/**
 * Measures rows in alternation: every row once, then every row again, so that a machine that slows down in between
 * slows all of them. A row that fails keeps its reason instead of a figure and does not stop the others.
 * @param check looks at a row as soon as it is open and throws when it computes something else than the others
 */
export async function runRows(
  rows: readonly Row[],
  rounds: number,
  log: (line: string) => void,
  check: (name: string, facts: Facts) => void = () => {},
): Promise<Result[]> {
  const open: { result: Result; subject: Subject }[] = []
  const results = rows.map((row): Result => ({
    name: row.name,
    value: null,
    rounds: [],
    facts: null,
    failure: null,
  }))
  for (const [i, row] of rows.entries()) {
    try {
      const subject = await row.open()
      open.push({ result: results[i], subject })
      log(`${row.name}: ready (${subject.facts().detail})`)
    } catch (reason) {
      results[i].failure = reasonOf(reason)
      log(`${row.name}: ${results[i].failure}`)
    }
  }
  try {
    for (const { result, subject } of open) check(result.name, subject.facts())
    for (let round = 1; round <= rounds; round++)
      for (const entry of [...open]) {
        const { result, subject } = entry
        try {
          result.rounds.push(await subject.measure())
          log(`round ${round}: ${result.name}: ${result.rounds.at(-1)!.toFixed(1)}`)
        } catch (reason) {
          result.failure = reasonOf(reason)
          log(`round ${round}: ${result.name}: ${result.failure}`)
          open.splice(open.indexOf(entry), 1)
          await subject.close()
        }
      }
    for (const { result, subject } of open) {
      result.facts = subject.facts()
      result.value = median(result.rounds)
    }
  } finally {
    await Promise.allSettled(open.map(({ subject }) => subject.close()))
  }
  return results
}
