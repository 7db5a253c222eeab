import type { Client } from '@/lib/protocol/client'
import type { ClassifierCalls } from '@/lib/protocol/messages'
import type { BroughtNetwork, WeightFiles } from '@/lib/protocol/weights-messages'

/** Weights that could not be kept: they last as long as the page, and outlive its workers. */
const held = new Map<BroughtNetwork, WeightFiles>()

/** `null` forgets them. */
export function holdForVisit(network: BroughtNetwork, files: WeightFiles | null): void {
  if (files) held.set(network, files)
  else held.delete(network)
}

/** Hands all of them to a worker that was just started. */
export async function lendHeld({ call }: Client<ClassifierCalls>): Promise<void> {
  for (const [network, files] of held) await call('weights/use', { network, files })
}

/** Tells a worker that is running that the weights of a network are others now. */
export async function tellOfChange(
  { call }: Client<ClassifierCalls>,
  network: BroughtNetwork,
): Promise<void> {
  await call('weights/use', { network, files: held.get(network) ?? null })
}
