/** What the module exports; pointers are byte addresses in the memory of tfjs's own wasm module, which it shares. */
import { BACKWARD, FORWARD, SUM, TURN } from './jobs'
import { Call, SUM_VALUES } from './lanes'
import { help, run } from './pool'

export { help }
export { crossEntropy } from './cross-entropy'
export { maxPoolGradient } from './max-pool'
export { sgd } from './optimiser'

let control: usize = 0

/** @param block see pool.ts; 0 for a single thread */
export function usePool(block: usize): void {
  control = block
}

// @ts-ignore: decorators of AssemblyScript
@inline
function groupsOf(call: Call): i32 {
  return (call.examples + call.lanes - 1) / call.lanes
}

export function lanesForward(args: usize): void {
  run(control, FORWARD, args, groupsOf(changetype<Call>(args)))
}

export function lanesBackward(args: usize): void {
  const call = changetype<Call>(args)
  run(control, TURN, args, call.layerCount)
  run(control, BACKWARD, args, groupsOf(call))
  if (call.gradients != 0) run(control, SUM, args, (call.parameterCount + SUM_VALUES - 1) / SUM_VALUES)
}
