import {
  betterSide,
  experimentIds,
  experiments,
  LOSS_STEPS,
  type Experiment,
  type ExperimentId,
  type Measure,
  type Outcome,
} from '@/lib/data/experiments'

/** By experiment: the settings that were raced, as JSON, and what each seed came to. */
export type ExperimentResults = Partial<Record<ExperimentId, { settings: string; outcomes: Outcome[] }>>

/** What is compared, side by side. */
const names: Record<ExperimentId, [string, string]> = {
  relu: ['tanh', 'ReLU'],
  deep: ['tanh, 8 hidden layers', 'ReLU, 8 hidden layers'],
  'deep-sigmoid': ['sigmoid, 5 hidden layers', 'ReLU, 5 hidden layers'],
  pooling: ['2×2, stride 2', '3×3, stride 2'],
  dropout: ['without dropout', 'dropout 0.5'],
  augmentation: ['as they are', 'distorted anew each time'],
  'weight-decay': ['no decay', 'decay 0.005'],
  'batch-norm': ['without', 'with batch normalisation'],
  separable: ['C3 as usual', 'C3 depthwise-separable'],
  schedule: ['constant rate', 'divided by ten three times'],
  'schedule-cosine': ['constant rate', 'cosine'],
}

const measures: Record<Measure['kind'], (measure: Measure) => string> = {
  'steps-to-loss': (measure) =>
    measure.kind === 'steps-to-loss'
      ? `steps until the mean loss of ${LOSS_STEPS} steps is ${measure.goal}`
      : '',
  gap: () => 'training accuracy minus validation accuracy, in points',
  validation: () => 'validation accuracy, in percent',
}

const say = (value: number, { kind }: Measure) =>
  kind === 'steps-to-loss' ? String(Math.round(value)) : (100 * value).toFixed(2)

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Mean, least and greatest of one side; a goal that was not reached is counted. */
function spread(outcomes: readonly Outcome[], side: 0 | 1, measure: Measure): string {
  const all = outcomes.map(({ sides }) => sides[side].value)
  const values = all.filter((value) => value !== null)
  const missed = all.length - values.length
  const reached =
    values.length === 0
      ? ''
      : `${say(mean(values), measure)} (${say(Math.min(...values), measure)} to ${say(Math.max(...values), measure)})`
  return [reached, missed > 0 ? `${missed} not reached` : ''].filter(Boolean).join(', ')
}

/** docs/experiments.md */
export function experimentsPage(results: ExperimentResults): string {
  const rows = experimentIds.flatMap((id) => {
    const found = results[id]
    if (!found) return []
    const { measure } = experiments[id] as Experiment
    const better = found.outcomes.map((outcome) => betterSide(outcome, measure))
    const count = (side: 0 | 1) => better.filter((one) => one === side).length
    const [a, b] = names[id]
    return [
      `| ${id} | ${measures[measure.kind](measure)} | ${a}: ${spread(found.outcomes, 0, measure)} | ${b}: ${spread(found.outcomes, 1, measure)} | ${count(0)} : ${count(1)} of ${better.length} |`,
    ]
  })
  return `# What the experiments showed

Each experiment of the book is a race of two settings that differ in one idea alone: same seed, same digits, same order (lib/data/experiments.ts). A reader's press runs three seeds. Here are ten, run headless on wasm with \`npm run measure:experiments\`; the settings and each seed's outcome are in experiments.json. Activations are compared each with the first weights that fit it and at its own best learning rate (\`-- --grid\`). Everything is measured on digits of MNIST's training part: those that were trained on, and those held back.

| experiment | measured | first side: mean (least to greatest) | second side | seeds in which each was better |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

A browser test asserts a direction only where all ten seeds agree.
`
}
