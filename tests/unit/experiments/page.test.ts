import { expect, it } from 'vitest'
import { factOf } from '@/components/mdx/facts'
import { experimentIds, experiments, type Experiment } from '@/lib/data/experiments'
import results from '@/docs/experiments.json'
import { experimentsPage, type ExperimentResults } from '../../../scripts/experiments-page'

const page = experimentsPage(results as unknown as ExperimentResults)

it.each(experimentIds)('docs/experiments.md rounds the means of %s as the chapters do', (id) => {
  const cells = page
    .split('\n')
    .find((line) => line.startsWith(`| ${id} |`))!
    .split(' | ')
  const { measure }: Experiment = experiments[id]
  for (const [at, side] of (['a', 'b'] as const).entries()) {
    const mean = Number(/: ([\d.]+) \(/.exec(cells[2 + at])![1])
    const quoted = factOf(`experiments.${id}.${side}`).value
    if (measure.kind === 'steps-to-loss') expect(mean).toBe(quoted)
    else expect(Math.abs(mean - quoted)).toBeLessThanOrEqual(0.05 + 1e-9)
  }
})
