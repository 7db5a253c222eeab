import type { benches as english } from '../en/benches'
import { breaking } from './break'
import { camera } from './camera'
import { cheque } from './cheque'
import { draw } from './draw'
import { errors } from './errors'
import { fineTune } from './fine-tune'
import { inside } from './inside'
import { limits } from './limits'
import { mistakes } from './mistakes'
import { numberPhoto } from './number-photo'
import { ownData } from './own-data'
import { photo } from './photo'
import { photoInside } from './photo-inside'
import { photoWhy } from './photo-why'
import { runs } from './runs'
import { takeAway } from './take-away'
import { train } from './train'
import { trainLive } from './train-live'
import { trainSettings } from './train-settings'
import { weights } from './weights'
import { why } from './why'

export const benches: typeof english = {
  train,
  trainLive,
  trainSettings,
  mistakes,
  cheque,
  draw,
  break: breaking,
  why,
  fineTune,
  inside,
  limits,
  numberPhoto,
  camera,
  ownData,
  photo,
  photoInside,
  photoWhy,
  runs,
  takeAway,
  weights,
  errors,
}
