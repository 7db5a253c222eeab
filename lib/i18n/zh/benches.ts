import type { benches as english } from '../en/benches'
import { breaking } from './break'
import { camera } from './camera'
import { cheque } from './cheque'
import { compression } from './compression'
import { draw } from './draw'
import { errors } from './errors'
import { fineTune } from './fine-tune'
import { inside } from './inside'
import { limits } from './limits'
import { mistakes } from './mistakes'
import { numberPhoto } from './number-photo'
import { outgrow } from './outgrow'
import { ownData } from './own-data'
import { ownNetwork } from './own-network'
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
  compression,
  draw,
  break: breaking,
  why,
  fineTune,
  inside,
  limits,
  numberPhoto,
  camera,
  outgrow,
  ownData,
  ownNetwork,
  photo,
  photoInside,
  photoWhy,
  runs,
  takeAway,
  weights,
  errors,
}
