import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyNetwork } from '@/lib/nn/layers'

/** Where a network's parameters, arithmetic and time are, as shares of 1. */
export interface BudgetRow {
  /** A layer with weights, or 'rest' for all the others. */
  name: string
  kind: 'conv' | 'dense' | 'rest'
  parameters: number
  macs: number
  /** Multiply-accumulates for each weight: how often it is used for one photo. */
  uses: number
  /** null while nothing is measured. */
  ms: number | null
}

/** The layers with weights, then all others together (no parameters, arithmetic that is not counted, but time). */
export function budgetOf(
  spec: AnyNetwork,
  times: readonly { name: string; ms: number }[] | null,
): BudgetRow[] {
  const { layers } = describeNetwork(spec)
  const msOf = (names: readonly string[]) =>
    times && times.filter(({ name }) => names.includes(name)).reduce((sum, { ms }) => sum + ms, 0)
  const weighted = layers.filter(({ parameters }) => parameters > 0)
  const rows = weighted.map(({ name, kind, parameters, macs, weightShape }): BudgetRow => {
    const weights = weightShape!.reduce((product, length) => product * length, 1)
    return {
      name,
      kind: kind === 'dense' ? 'dense' : 'conv',
      parameters,
      macs,
      uses: macs / weights,
      ms: msOf([name]),
    }
  })
  const others = layers.filter(({ parameters }) => parameters === 0).map(({ name }) => name)
  return [...rows, { name: 'rest', kind: 'rest', parameters: 0, macs: 0, uses: 0, ms: msOf(others) }]
}

/** One kind of layer together. */
export function sumOf(rows: readonly BudgetRow[], kind: BudgetRow['kind'] | null) {
  const chosen = rows.filter((row) => kind === null || row.kind === kind)
  const total = (key: 'parameters' | 'macs' | 'ms') => chosen.reduce((sum, row) => sum + (row[key] ?? 0), 0)
  return { parameters: total('parameters'), macs: total('macs'), ms: total('ms') }
}
