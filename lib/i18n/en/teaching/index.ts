import type { Teaching } from '../../teaching'
import { alexnetArchitecture } from './alexnet-architecture'
import { alexnetIdeas } from './alexnet-ideas'
import { classifyPhotos } from './classify-photos'
import { code } from './code'
import { compare } from './compare'
import { convolution } from './convolution'
import { fineTune } from './fine-tune'
import { lenetArchitecture } from './lenet-architecture'
import { lenetHistory } from './lenet-history'
import { readDigits } from './read-digits'
import { roadToImagenet } from './road-to-imagenet'
import { trainLenet } from './train-lenet'
import { trainingAtScale } from './training-at-scale'

/** By the slug of the chapter. */
export const teaching: Readonly<Record<string, Teaching>> = {
  convolution,
  'lenet-history': lenetHistory,
  'lenet-architecture': lenetArchitecture,
  'train-lenet': trainLenet,
  'read-digits': readDigits,
  'road-to-imagenet': roadToImagenet,
  'alexnet-architecture': alexnetArchitecture,
  'alexnet-ideas': alexnetIdeas,
  'training-at-scale': trainingAtScale,
  'classify-photos': classifyPhotos,
  'fine-tune': fineTune,
  compare,
  code,
}
