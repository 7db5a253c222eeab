import { runsAsCsv } from '@/lib/data/run-csv'
import type { RunRecord } from '@/lib/data/run-record'

/** Hands the reader a CSV file of these runs. */
export function downloadRuns(runs: readonly RunRecord[]): void {
  const url = URL.createObjectURL(new Blob([runsAsCsv(runs)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'lenet-runs.csv'
  link.click()
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
