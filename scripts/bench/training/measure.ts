import { lenet5Modern } from '@/lib/nn/lenet5'
import type { NetworkSpec } from '@/lib/nn/spec'
import type { Bench } from '../bench'
import { chosen } from '../options'
import { runRows, type Result } from '../rows'
import { expectedLosses } from './digits'
import { PEERS, trainingRows } from './rows'
import { CHECKED_STEPS } from './task'

/** Float32 sums in another order move the third loss by far less. */
const LARGEST_DIFFERENCE = 2e-3
/** Steps after which a network that learns is far below the first loss, ln 10 = 2.3. */
const STEPS_TO_LEARN = 200
const LEARNT_LOSS = 1

/** convnetjs has maximum pooling only: it is compared with the plain loops of that network. */
const withMaximumPooling: NetworkSpec = {
  ...lenet5Modern,
  layers: lenet5Modern.layers.map((layer) => (layer.kind === 'pool' ? { ...layer, mode: 'max' } : layer)),
}

/**
 * Measures LeNet's training, in images a second.
 * @throws Error when a row computes other losses than plain loops do, or has not learnt in the end
 */
export async function measureTraining(bench: Bench): Promise<Result[]> {
  const { rows, digits } = await trainingRows(bench)
  const average = expectedLosses(lenet5Modern, digits, CHECKED_STEPS)
  const maximum = expectedLosses(withMaximumPooling, digits, CHECKED_STEPS)
  const wanted = chosen(bench.options, rows)
  const results = await runRows(wanted, bench.options.rounds, bench.log, (name, { firstLosses }) => {
    if (!firstLosses) return // the page shows no single losses; its tests compare them
    const expected = name === PEERS.convnet ? maximum : average
    const difference = expected.reduce((most, loss, i) => Math.max(most, Math.abs(loss - firstLosses[i])), 0)
    if (!(difference < LARGEST_DIFFERENCE))
      throw new Error(
        `${name} does not train the same network: first losses ${firstLosses.join(', ')} instead of ${expected.join(', ')}`,
      )
  })
  for (const { name, facts } of results)
    if (facts?.steps !== undefined && facts.steps > STEPS_TO_LEARN && !(facts.lastLoss! < LEARNT_LOSS))
      throw new Error(`${name} does not learn: loss ${facts.lastLoss} after ${facts.steps} steps`)
  return results
}
