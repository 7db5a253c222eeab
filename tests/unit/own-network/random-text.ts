import { createRandom } from '@/lib/data/random'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'

/** A generator of whole numbers from 0 to below `n`. */
export function dice(seed: number) {
  const random = createRandom(seed)
  return (n: number) => Math.floor(random() * n)
}

/** A sound network of random layers: pictures first, then a vector. */
export function randomNetwork(seed: number): AnyNetwork {
  const roll = dice(seed)
  const activation = () => (['linear', 'relu', 'tanh', 'sigmoid', 'scaled-tanh'] as const)[roll(5)]
  let side = 8 + roll(25)
  let maps = 1 + roll(4)
  const input = { height: side, width: side, channels: maps }
  const layers: AnyLayer[] = []
  for (let i = 0; i < roll(6); i++) {
    const name = `layer${i}`
    const kernel = 1 + roll(Math.min(5, side))
    const stride = 1 + roll(2)
    const pad = roll(Math.min(2, kernel))
    const after = (size: number, by: number, border: number) =>
      Math.floor((side + 2 * border - size) / by) + 1
    switch (roll(7)) {
      case 0: {
        const groups = maps % 2 === 0 && roll(2) ? 2 : undefined
        const filters = 2 * (1 + roll(4))
        layers.push({
          kind: 'conv',
          name,
          filters,
          kernel,
          stride,
          pad,
          ...(groups && { groups }),
          activation: activation(),
        })
        ;[side, maps] = [after(kernel, stride, pad), filters]
        break
      }
      case 1:
        layers.push({ kind: 'depthwise-conv', name, kernel, stride, pad, activation: activation() })
        side = after(kernel, stride, pad)
        break
      case 2: {
        const table = Array.from({ length: 1 + roll(4) }, () => [roll(maps)])
        layers.push({ kind: 'table-conv', name, table, kernel, activation: activation() })
        ;[side, maps] = [after(kernel, 1, 0), table.length]
        break
      }
      case 3:
        layers.push({ kind: 'pool', name, mode: roll(2) ? 'max' : 'average', size: kernel, stride })
        side = after(kernel, stride, 0)
        break
      case 4:
        layers.push({ kind: 'subsample', name, size: kernel, stride, activation: activation() })
        side = after(kernel, stride, 0)
        break
      case 5:
        layers.push({ kind: 'batch-norm', name, activation: activation() })
        break
      default:
        layers.push({ kind: 'lrn', name, size: 3, k: 2, alpha: 1e-4, beta: 0.75 })
    }
  }
  layers.push({ kind: 'flatten', name: 'flatten' }, { kind: 'dropout', name: 'drop', rate: 0.5 })
  layers.push({ kind: 'dense', name: 'output', units: 1 + roll(20), activation: 'linear' })
  return { id: 'own-network', title: 'own-network', input, layers }
}

/** A text with some of it left out, doubled, swapped or replaced. */
export function mutated(text: string, seed: number): string {
  const roll = dice(seed)
  const scraps = [
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '-1',
    '1e99',
    'null',
    '"kind"',
    '"conv"',
    '\\',
    '\n',
    'é',
    '"__proto__": 1,',
    '0',
    '\ud800',
  ]
  let next = text
  for (let i = 0; i <= roll(4); i++) {
    const at = roll(next.length + 1)
    const length = roll(12)
    const part = next.slice(at, at + length)
    const instead = [
      () => '',
      () => part + part,
      () => scraps[roll(scraps.length)],
      () => [...part].reverse().join(''),
    ][roll(4)]()
    next = next.slice(0, at) + instead + next.slice(at + length)
  }
  return next
}
