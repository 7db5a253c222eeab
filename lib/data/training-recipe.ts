import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { withDropout } from '@/lib/nn/code/listed-networks'
import type { ScriptSchedule, TrainingRecipe } from '@/lib/nn/code/training-script'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { KEPT_SIDE, VIEW_SIDE } from './fine-tune/pictures'
import { photoPreparations } from './photo-preparation'
import { pixelInputOf } from './pixel-input'
import { MOST_PLATEAUS, PASSES_1998, PLATEAU_FACTOR, PLATEAU_LOOKS } from './rate'
import { parseChanges } from './setting-changes'
import { lossOf, networkOf, validationOf, type InLenetsPlace, type TrainSettings } from './train-settings'

/** What the page trains with and a script of PyTorch does not. */
export type ScriptRefusal =
  /** Stochastic diagonal Levenberg-Marquardt needs a second derivative of each weight, for which PyTorch has nothing ready. */
  | 'levenberg-marquardt'
  /** Data of the reader's own lie in the browser. */
  | 'own-data'

/** Why these settings cannot become a script; null where they can. */
export function refusalOf({ optimiser, data }: TrainSettings): ScriptRefusal | null {
  if (optimiser === 'levenberg-marquardt') return 'levenberg-marquardt'
  return data === 'own' ? 'own-data' : null
}

/**
 * The nearest settings that can become a script. In the place of the method of 1998: Adam at its usual rate of 0.001, in
 * steps of at least 16 digits.
 */
export function withoutRefusals(settings: TrainSettings): TrainSettings {
  const mnist: TrainSettings = { ...settings, data: 'mnist' }
  if (settings.optimiser !== 'levenberg-marquardt') return mnist
  const batch = Math.max(16, settings.batch)
  return { ...mnist, optimiser: 'adam', learningRate: 0.001, batch, changes: '' }
}

const PLATEAU: ScriptSchedule = {
  kind: 'plateau',
  factor: PLATEAU_FACTOR,
  looks: PLATEAU_LOOKS,
  most: MOST_PLATEAUS,
}

function scheduleOf({ schedule }: TrainSettings): ScriptSchedule {
  switch (schedule) {
    case 'constant':
    case 'cosine':
      return { kind: schedule }
    case 'steps-1998':
      return { kind: 'passes', shares: PASSES_1998 }
    case 'plateau':
      return PLATEAU
    default:
      return schedule satisfies never
  }
}

/**
 * A script that trains LeNet, or what stands in its place, with these settings, on MNIST or on a folder of pictures. The
 * settings must be those that {@link refusalOf} lets pass.
 * @param file what the reader's files are called, without an ending
 */
export function digitRecipe(
  settings: TrainSettings & InLenetsPlace,
  from: 'mnist' | 'folder',
  file: string,
): TrainingRecipe {
  const { seed, batch, epochs, optimiser, learningRate, momentum, weightDecay, stopAt, pixels } = settings
  const { rotation, scale, shear, shift } = settings
  return {
    spec: networkOf(settings),
    file,
    seed,
    batch,
    passes: epochs,
    optimiser: optimiser === 'adam' ? 'adam' : 'sgd',
    learningRate,
    momentum,
    weightDecay,
    schedule: scheduleOf(settings),
    changes: parseChanges(settings.changes) ?? [],
    stopAt,
    loss: lossOf(settings),
    firstWeights: settings.initialisation,
    data: {
      kind: 'digits',
      from,
      pixels: pixelInputOf(pixels),
      training: settings.digits,
      validation: validationOf(settings),
      fixedOrder: settings.order === 'fixed',
      ...{ rotation, scale, shear, shift },
    },
    notes: { pixels },
  }
}

/** The networks for photos that a script trains. */
export const scriptPhotoNetworks = ['alexnet64', 'alexnet', 'alexnet2012'] as const
export type ScriptPhotoNetwork = (typeof scriptPhotoNetworks)[number]

/** How many classes the folders of photos may be. */
export const PHOTO_CLASSES = { min: 2, max: 1000 } as const
/** Up to so many classes the bench for fine-tuning opens an AlexNet-64. */
export const TUNED_CLASSES = 10

const photoBases: Readonly<Record<ScriptPhotoNetwork, AnyNetwork>> = {
  alexnet64,
  alexnet: alexnetTorchvision,
  alexnet2012,
}

/** An AlexNet with so many outputs. As the page runs it: without dropout. */
export function photoSpec(network: ScriptPhotoNetwork, classes: number): AnyNetwork {
  const { layers, ...base } = photoBases[network]
  const last: AnyLayer = { kind: 'dense', name: 'fc8', units: classes, activation: 'linear' }
  return { ...base, layers: [...layers.slice(0, -1), last] }
}

/** An AlexNet-64 of few classes is written as the bench for fine-tuning reads it. */
const tunedNotes = (network: ScriptPhotoNetwork, classes: number): Record<string, string> =>
  network === 'alexnet64' && classes <= TUNED_CLASSES
    ? { network: 'alexnet64-tuned', base: alexnet64.id, part: 'conv5', layer: 'fc7', whole: 'true' }
    : {}

/**
 * A script that trains an AlexNet on folders of photos by the recipe of Krizhevsky et al. 2012, section 5: batch 128,
 * momentum 0.9, decay 0.0005, a rate of 0.01 that is divided by 10 when the validation accuracy stalls, three times; 90
 * passes; pieces of the photos and their mirror images (section 4.1; not its shifts of colour). The network of 2012 has
 * the paper's first weights, which are for pixels of 0 to 255; the others, which read standardised ones, PyTorch's.
 */
export function photoRecipe(
  network: ScriptPhotoNetwork,
  classes: number,
  seed: number,
  file: string,
): TrainingRecipe {
  const { shorter, side, filter, mean, deviation } = photoPreparations[network]
  const [kept, seen] = network === 'alexnet64' ? [KEPT_SIDE, VIEW_SIDE] : [shorter, side]
  return {
    spec: withDropout(photoSpec(network, classes), network === 'alexnet' ? 'before' : 'behind'),
    file,
    seed,
    batch: 128,
    passes: 90,
    optimiser: 'sgd',
    learningRate: 0.01,
    momentum: 0.9,
    weightDecay: 0.0005,
    schedule: PLATEAU,
    changes: [],
    stopAt: 0,
    loss: { kind: 'cross-entropy' },
    firstWeights: network === 'alexnet2012' ? 'krizhevsky-2012' : 'pytorch',
    data: { kind: 'photos', kept, side: seen, filter, mean, deviation },
    notes: tunedNotes(network, classes),
  }
}
