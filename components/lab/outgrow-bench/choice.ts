import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { DEFAULT_SETTINGS, type InLenetsPlace, type TrainSettings } from '@/lib/data/train-settings'
import {
  digitRecipe,
  PHOTO_CLASSES,
  photoRecipe,
  refusalOf,
  scriptPhotoNetworks,
  withoutRefusals,
  type ScriptPhotoNetwork,
  type ScriptRefusal,
} from '@/lib/data/training-recipe'
import type { TrainingRecipe } from '@/lib/nn/code/training-script'

export const outgrowNetworks = ['lenet', 'bench', 'own', ...scriptPhotoNetworks] as const
export type OutgrowNetwork = (typeof outgrowNetworks)[number]

export const machineChoices = ['1', '2', '4'] as const
export const processChoices = ['1', '2', '4', '8'] as const

const fields = {
  network: oneOf(outgrowNetworks, 'lenet'),
  data: oneOf(['mnist', 'folder'], 'mnist'),
  classes: whole(10, PHOTO_CLASSES.min, PHOTO_CLASSES.max),
  machines: oneOf(machineChoices, '1'),
  processes: oneOf(processChoices, '1'),
  /** Settings that cannot be said: whether the nearest ones are taken. */
  nearest: oneOf(['no', 'yes'], 'no'),
}

/** What the reader has chosen, in the page's address. */
export const useChoice = () => useFigureState('outgrow', fields)
export type Choice = ReturnType<typeof useChoice>['state']

export const isPhotoNetwork = (network: OutgrowNetwork): network is ScriptPhotoNetwork =>
  (scriptPhotoNetworks as readonly string[]).includes(network)

/** Settings of networks for digits; null where there are none. */
export interface Known {
  /** Of the training bench. */
  bench: TrainSettings | null
  /** Of the network that the reader wrote. */
  own: (TrainSettings & InLenetsPlace) | null
}

const FILES = { lenet: 'lenet', bench: 'my_lenet', own: 'my_network' } as const

export type Made =
  | { recipe: TrainingRecipe; settings: (TrainSettings & InLenetsPlace) | null }
  | { recipe: null; refusal: ScriptRefusal }

/** The recipe that a choice makes, or why there is none. What is not known is the usual LeNet. */
export function recipeOf({ network, data, classes, nearest }: Choice, known: Known): Made {
  if (isPhotoNetwork(network))
    return { recipe: photoRecipe(network, classes, DEFAULT_SETTINGS.seed, network), settings: null }
  const found = network === 'lenet' ? null : known[network]
  const settings = found ?? DEFAULT_SETTINGS
  const refusal = refusalOf(settings)
  if (refusal && nearest === 'no') return { recipe: null, refusal }
  const taken = refusal ? withoutRefusals(settings) : settings
  return { recipe: digitRecipe(taken, data, FILES[found ? network : 'lenet']), settings: taken }
}
