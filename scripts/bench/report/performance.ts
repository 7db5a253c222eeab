import { PEERS as ALEXNET_PEERS } from '../inference/rows'
import type { Machine } from '../machine'
import type { Result } from '../rows'
import { PEERS as LENET_PEERS, STOCK } from '../training/rows'
import { adapterText, timesText } from '../words'
import { byName, fastest, timesAsFast } from './ratio'
import { markdownTable, type Column } from './table'
import { targetsOf, type Measured } from './targets'

const HEADING = '## Measured'

const withValue = (results: readonly Result[]) => results.filter(({ value }) => value !== null)

function trainingTable(results: readonly Result[]): string[] {
  const torch = byName(results, LENET_PEERS.torch)
  const stock = fastest(results, STOCK)
  const columns: Column<Result>[] = [
    { title: 'LeNet-5 training', cell: ({ name }) => name },
    { title: 'digits/s', numeric: true, cell: ({ value }) => value!.toFixed(0) },
    { title: '× PyTorch', numeric: true, cell: (row) => timesText(timesAsFast(row, torch, 'images/s')) },
    { title: '× stock tfjs', numeric: true, cell: (row) => timesText(timesAsFast(row, stock, 'images/s')) },
  ]
  return markdownTable(columns, withValue(results))
}

function inferenceTable(results: readonly Result[]): string[] {
  const [torch, ort] = [ALEXNET_PEERS.torch1, ALEXNET_PEERS.ort1].map((name) => byName(results, name))
  const columns: Column<Result>[] = [
    { title: 'AlexNet, one photo', cell: ({ name }) => name },
    { title: 'ms', numeric: true, cell: ({ value }) => value!.toFixed(1) },
    { title: '× PyTorch', numeric: true, cell: (row) => timesText(timesAsFast(row, torch, 'ms')) },
    { title: '× onnxruntime', numeric: true, cell: (row) => timesText(timesAsFast(row, ort, 'ms')) },
  ]
  return markdownTable(columns, withValue(results))
}

/** docs/performance.md with the tables of this run at its end, in place of older ones. */
export function withMeasured(
  text: string,
  { cpu, cores, browser, adapter, date }: Machine,
  measured: Measured,
): string {
  const at = text.indexOf(`\n${HEADING}\n`)
  const prose = (at < 0 ? text : text.slice(0, at)).trimEnd()
  const targets = markdownTable(
    [
      { title: 'Target', cell: ({ target }) => target },
      { title: 'measured', numeric: true, cell: ({ measured }) => measured },
      { title: 'met', cell: ({ verdict }) => verdict },
    ],
    targetsOf(measured),
  )
  const lines = [
    HEADING,
    '',
    `${date}, ${cpu}, ${cores} cores, ${browser}. WebGPU: ${adapter ? adapterText(adapter) : 'none'}. × says how many times as fast: as PyTorch on one thread, as the best of TensorFlow.js's own engines, as onnxruntime-web on one thread. All rows are in docs/bench.md.`,
    ...(measured.training ? ['', ...trainingTable(measured.training)] : []),
    ...(measured.inference ? ['', ...inferenceTable(measured.inference)] : []),
    '',
    'What we had set ourselves, and what came of it:',
    '',
    ...targets,
  ]
  return `${prose}\n\n${lines.join('\n')}\n`
}
