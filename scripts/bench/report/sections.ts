import { PEERS as ALEXNET_PEERS } from '../inference/rows'
import type { PageResults } from '../page/measure'
import type { Memory } from '../page/memory'
import type { Result } from '../rows'
import { median } from '../statistics'
import { BATCH } from '../training/task'
import { PEERS as LENET_PEERS, STOCK } from '../training/rows'
import { timesText } from '../words'
import { byName, fastest, timesAsFast } from './ratio'
import { markdownTable, type Column } from './table'
import type { Target } from './targets'

const NONE = '–'
const percent = (share: number) => `${(100 * share).toFixed(0)}%`
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const spread = (rounds: readonly number[], digits: number) =>
  `${Math.min(...rounds).toFixed(digits)} to ${Math.max(...rounds).toFixed(digits)}`

/** Rows without a figure, and why. */
const failures = (results: readonly Result[]): string[] =>
  results.flatMap(({ name, failure }) => (failure ? [`- ${name}: ${failure}`] : []))

const withFailures = (lines: string[], results: readonly Result[]): string[] => {
  const list = failures(results)
  return list.length === 0 ? lines : [...lines, '', 'Without a figure:', '', ...list]
}

export function trainingSection(results: readonly Result[]): string[] {
  const measured = results.filter(({ value }) => value !== null)
  const torch = byName(results, LENET_PEERS.torch)
  const stock = fastest(results, STOCK)
  const columns: Column<Result>[] = [
    { title: 'LeNet-5 training', cell: ({ name }) => name },
    { title: 'runs on', cell: ({ facts }) => facts!.detail },
    { title: 'images/s', numeric: true, cell: ({ value }) => value!.toFixed(value! < 100 ? 1 : 0) },
    { title: 'rounds', numeric: true, cell: ({ rounds }) => spread(rounds, 0) },
    { title: '× PyTorch', numeric: true, cell: (row) => timesText(timesAsFast(row, torch, 'images/s')) },
    {
      title: '× best stock tfjs',
      numeric: true,
      cell: (row) => timesText(timesAsFast(row, stock, 'images/s')),
    },
    {
      title: 'launches a step',
      numeric: true,
      cell: ({ facts }) => (facts?.launchesOf ? `${facts.launches} ${facts.launchesOf}` : NONE),
    },
    {
      title: 'last loss',
      numeric: true,
      cell: ({ facts }) =>
        facts?.lastLoss === undefined ? NONE : `${facts.lastLoss.toFixed(3)} (step ${facts.steps})`,
    },
  ]
  const lines = [
    '## LeNet-5, training',
    '',
    `The site's LeNet-5 (ReLU, average pooling, 32x32), batch ${BATCH}, SGD with momentum 0.9, rate 0.05, the same first weights and the same digits in the same order for all. The losses of the first three steps of every row but those "in the page" have been compared with plain loops (convnetjs, which has maximum pooling only, with plain loops of that).`,
    '',
    'Every library runs in a worker of a blank page, or, PyTorch, in a process of its own. Peers have their batches ready as float arrays, tensors or volumes on their device: making them is not counted. Ours starts from bytes, and conversion and upload are counted. Workers wait for the loss about every 125 ms, PyTorch once a round. "In the page" is the training bench as a reader has it: with charts, shuffling, looks at the validation digits and checkpoints.',
    '',
    ...markdownTable(columns, measured),
  ]
  return withFailures(lines, results)
}

export function inferenceSection(results: readonly Result[]): string[] {
  const measured = results.filter(({ value }) => value !== null)
  const [torch, ort] = [ALEXNET_PEERS.torch1, ALEXNET_PEERS.ort1].map((name) => byName(results, name))
  const columns: Column<Result>[] = [
    { title: 'AlexNet, one picture', cell: ({ name }) => name },
    { title: 'runs on', cell: ({ facts }) => facts!.detail },
    { title: 'ms', numeric: true, cell: ({ value }) => value!.toFixed(1) },
    { title: 'rounds', numeric: true, cell: ({ rounds }) => spread(rounds, 1) },
    { title: '× PyTorch, 1 thread', numeric: true, cell: (row) => timesText(timesAsFast(row, torch, 'ms')) },
    {
      title: '× onnxruntime-web, 1 thread',
      numeric: true,
      cell: (row) => timesText(timesAsFast(row, ort, 'ms')),
    },
  ]
  const lines = [
    '## AlexNet, one picture',
    '',
    "torchvision's AlexNet, 224x224, one picture, random weights from a seed; median of the runs of a round, median of the rounds. Every row but those with 8-bit codes computes in float32. The picture goes in from ordinary memory and the logits come back there. The logits of all rows have been compared: they differ by less than a thousandth of their standard deviation. × is how many times as fast.",
    '',
    ...markdownTable(columns, measured),
  ]
  return withFailures(lines, results)
}

const memoryText = (memory: Memory | null) =>
  memory
    ? `${((memory.peak - memory.before) / 1e6).toFixed(0)} MB more than the ${(memory.before / 1e6).toFixed(0)} MB before`
    : 'not measured'

export function pageSection(page: PageResults): string[] {
  const columns: Column<PageResults['routes'][number]>[] = [
    { title: 'Page', cell: ({ route }) => route },
    { title: 'its own JavaScript', numeric: true, cell: ({ ownScriptBytes }) => kilobytes(ownScriptBytes) },
    { title: 'with what is fetched ahead', numeric: true, cell: ({ scriptBytes }) => kilobytes(scriptBytes) },
    {
      title: 'Lighthouse',
      numeric: true,
      cell: ({ lighthouse }) => `${median(lighthouse)} (${lighthouse.join(', ')})`,
    },
  ]
  const longest = page.longTasks.length === 0 ? 0 : Math.max(...page.longTasks)
  return [
    '## The pages',
    '',
    'In the browser as it comes, without flags for graphics, 1280x800, nothing scrolled or clicked; JavaScript in gzip. What is fetched ahead are scripts of pages that links lead to. Lighthouse: performance, mobile preset, median and single runs.',
    '',
    ...markdownTable(columns, page.routes),
    '',
    `- Bytes from the address of the training page to its first step, the bench and the digits that have arrived by then included: ${kilobytes(page.bytesUntilFirstStep)}.`,
    `- From the click to the first step shown, warm cache: ${median(page.firstStepMs).toFixed(0)} ms (${spread(page.firstStepMs, 0)}).`,
    `- Tasks over 50 ms on the main thread, from the click through 10 s of training: ${page.longTasks.length}${longest ? `, the longest ${longest.toFixed(0)} ms` : ''}.`,
    `- The live insides, open: training goes on at ${percent(median(page.insides.open) / median(page.insides.closed))} of its speed with them closed (${spread(page.insides.open, 0)} against ${spread(page.insides.closed, 0)} steps a second, in alternation).`,
    `- Peak memory while LeNet trains in the page: ${memoryText(page.trainingMemory)}.`,
    `- Peak memory while AlexNet is loaded and run on wasm in a blank page, float32: ${memoryText(page.alexnetMemory)}; with 8-bit codes: ${memoryText(page.codedAlexnetMemory)}.`,
    '',
    'Memory is what Linux holds for the page and graphics processes (RssAnon and RssShmem), sampled every 25 ms: an upper bound, since what is freed but not yet given back counts. `measureUserAgentSpecificMemory()` looks only when garbage is collected and would miss the peak.',
  ]
}

export const targetSection = (targets: readonly Target[]): string[] => [
  '## Targets',
  '',
  ...markdownTable<Target>(
    [
      { title: 'Target', cell: ({ target }) => target },
      { title: 'measured', numeric: true, cell: ({ measured }) => measured },
      { title: '', cell: ({ verdict }) => verdict },
    ],
    targets,
  ),
]
