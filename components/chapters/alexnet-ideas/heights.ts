import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what it needs as it is shown first, so that nothing below
 * jumps when it comes; tests/browser/alexnet-ideas.spec.ts measures them.
 */
const race = 'min-h-[59.5rem] @min-[27.25rem]:min-h-[54.5rem] @min-[36.25rem]:min-h-[36rem]'

export const heights: Readonly<Record<keyof typeof figures, string>> = {
  'race-relu': race,
  slopes: 'min-h-[50rem]',
  windows: 'min-h-[40rem]',
  'race-pooling': race,
  neighbours: 'min-h-[50rem]',
  thinned: 'min-h-[40rem]',
  'race-dropout': race,
  colours: 'min-h-[40rem]',
  'race-augmentation': race,
}
