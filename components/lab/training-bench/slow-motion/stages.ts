import type { LayerValues, SlowStep } from '@/lib/data/train-report'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'

/** What is told of a step, one after the other. */
export type Stage =
  | { kind: 'batch' }
  | { kind: 'layer'; layer: AnyLayer; output: LayerValues }
  | { kind: 'loss' }
  | { kind: 'gradient' }
  | { kind: 'update' }

/** Layers that hand on what they get: nothing is to be seen there. */
const SILENT: readonly AnyLayer['kind'][] = ['flatten', 'dropout']

/** All stages of a step, in order. */
export function stagesOf(slow: SlowStep, network: AnyNetwork): Stage[] {
  const layers = slow.activations.flatMap((output): Stage[] => {
    const layer = network.layers.find(({ name }) => name === output.name)
    return !layer || SILENT.includes(layer.kind) ? [] : [{ kind: 'layer', layer, output }]
  })
  return [{ kind: 'batch' }, ...layers, { kind: 'loss' }, { kind: 'gradient' }, { kind: 'update' }]
}

/** Name of a stage for an address of its own: 'batch', 'c1', ..., 'update'. */
export const stageName = (stage: Stage): string => (stage.kind === 'layer' ? stage.layer.name : stage.kind)
