import type { PresetName } from '@/lib/data/presets'

/** One run of scripts/measure-lenet.ts. Accuracies are shares, 0 to 1. */
export interface LenetResult {
  preset: PresetName
  seed: number
  accuracies: { epoch: number; test: number; validation: number }[]
  /** Of training alone, on one thread of wasm. */
  secondsPerEpoch: number
  diverged: boolean
}

const EPOCHS = [1, 5, 10]

const titles: Record<PresetName, string> = {
  published: '1998, one digit a step',
  publishedBatch: '1998, 16 digits a step',
  modern: 'modern',
  course: 'course page',
  stuck: 'stuck at 10%',
}

const percent = (share: number) => (share * 100).toFixed(2)

function cell(results: readonly LenetResult[], epoch: number): string {
  const found = results.flatMap(({ accuracies }) => accuracies.filter((row) => row.epoch === epoch))
  if (found.length === 0) return '–'
  const values = found.map(({ test }) => test)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return `${percent(mean)} (${percent(Math.min(...values))} to ${percent(Math.max(...values))})`
}

/** A Markdown table: mean test accuracy in percent, and the least and greatest over the seeds. */
export function resultsTable(results: readonly LenetResult[]): string {
  const head = ['Preset', 'seeds', ...EPOCHS.map((n) => `${n} epoch${n > 1 ? 's' : ''}`), 's an epoch']
  const rows = (Object.keys(titles) as PresetName[]).flatMap((preset) => {
    const own = results.filter((result) => result.preset === preset)
    if (own.length === 0) return []
    const seconds = own.map(({ secondsPerEpoch }) => secondsPerEpoch).sort((a, b) => a - b)
    const diverged = own.filter((result) => result.diverged).length
    return [
      [
        titles[preset] + (diverged > 0 ? ` (${diverged} of ${own.length} diverged)` : ''),
        own.map(({ seed }) => seed).join(', '),
        ...EPOCHS.map((epoch) => cell(own, epoch)),
        String(seconds[Math.floor(seconds.length / 2)]),
      ],
    ]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
