import { CodedError } from '@/lib/errors'
import { featureLayers, tunedParts, type Tuning } from '@/lib/nn/fine-tune'
import { createRandom, mixSeed } from '../random'
import { viewsOf, MIDDLE, type View } from './pictures'
import { splitPictures, type Labelled } from './split'

export interface TuneSettings extends Tuning {
  /** Further views of each training picture, mirrored or cut elsewhere: 0 to 4. */
  copies: number
  epochs: number
  learningRate: number
  /** Decides who is held back, and the order of the examples. */
  seed: number
  /** Share of each class that is held back, 0 to 0.5. */
  share: number
  /** So many training pictures of each class and no more; null for all. The pictures held back stay the same. */
  most: number | null
  /** The labels of all pictures are dealt out anew: there is nothing left to learn. */
  shuffled: boolean
  /** A mistake, to see what it does: copies are made first, and then held back, so that a picture stands on both sides. */
  leak: boolean
}

export const MOST_COPIES = 4
export const MOST_EPOCHS = 200
/** Examples a step. */
export const TUNE_BATCH = 16

/** A new last layer learns quickly; what has learnt already is moved with smaller steps. */
export const usualRate = { linear: 0.01, fc7: 0.003, conv5: 0.003 } as const
export const usualEpochs = { linear: 30, fc7: 8, conv5: 8 } as const

export const defaultTuneSettings: TuneSettings = {
  part: 'linear',
  layer: 'fc7',
  copies: 1,
  epochs: usualEpochs.linear,
  learningRate: usualRate.linear,
  seed: 1,
  share: 0.25,
  most: null,
  shuffled: false,
  leak: false,
}

export const LEAST_CLASSES = 2
export const MOST_CLASSES = 10

/** @throws CodedError settings-invalid, naming the first setting that cannot be */
export function checkTuneSettings(settings: TuneSettings): void {
  const within = (name: keyof TuneSettings, least: number, most: number, whole: boolean) => {
    const value = settings[name]
    const fits =
      typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))
    if (!fits) throw new CodedError('settings-invalid', { name, value: String(value) })
  }
  const among = (name: 'part' | 'layer', values: readonly string[]) => {
    if (!values.includes(settings[name]))
      throw new CodedError('settings-invalid', { name, value: String(settings[name]) })
  }
  among('part', tunedParts)
  among('layer', featureLayers)
  within('copies', 0, MOST_COPIES, true)
  within('epochs', 1, MOST_EPOCHS, true)
  within('learningRate', 1e-6, 1, false)
  within('seed', 0, 2 ** 31, true)
  within('share', 0, 0.5, false)
  if (settings.most !== null) within('most', 1, 10_000, true)
}

/** A view of one of the pictures, and the class that it is said to show. */
export interface TuneExample {
  /** Place in the list of pictures. */
  picture: number
  view: View
  label: number
}

const SHUFFLE_PURPOSE = 6403
const LEAK_PURPOSE = 6404

/** A shuffled copy, by the seed alone. */
function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  const random = createRandom(seed)
  const all = [...values]
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[all[i], all[j]] = [all[j], all[i]]
  }
  return all
}

/**
 * What is learnt from, and what is held back and never learnt from: a picture with all its copies stands on one side,
 * unless the settings ask for that very mistake. Pictures held back are looked at in their middle only.
 */
export function examplesOf(
  pictures: readonly Labelled[],
  classes: number,
  settings: TuneSettings,
): { training: TuneExample[]; validation: TuneExample[] } {
  const { seed, share, copies, most, leak } = settings
  const split = splitPictures(pictures, classes, share, seed)
  const labels = pictures.map(({ label }) => label)
  const said = settings.shuffled ? shuffled(labels, mixSeed(SHUFFLE_PURPOSE, seed)) : labels
  const example = (picture: number, view: View): TuneExample => ({ picture, view, label: said[picture] })
  const copiesOf = (picture: number) =>
    viewsOf(pictures[picture].id, copies).map((view) => example(picture, view))

  if (leak) {
    const all = shuffled(
      pictures.flatMap((_, picture) => copiesOf(picture)),
      mixSeed(LEAK_PURPOSE, seed),
    )
    const held = Math.round(all.length * share)
    return { training: all.slice(held), validation: all.slice(0, held) }
  }

  const taken = new Map<number, number>()
  const training = shuffled(split.training, mixSeed(SHUFFLE_PURPOSE, seed, 1)).filter((picture) => {
    const before = taken.get(labels[picture]) ?? 0
    taken.set(labels[picture], before + 1)
    return most === null || before < most
  })
  return {
    training: training.sort((a, b) => a - b).flatMap(copiesOf),
    validation: split.validation.map((picture) => example(picture, MIDDLE)),
  }
}
