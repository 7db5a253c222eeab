import type { benches as english } from '../en/benches'
import { breaking } from './break'
import { camera } from './camera'
import { cheque } from './cheque'
import { draw } from './draw'
import { errors } from './errors'
import { inside } from './inside'
import { limits } from './limits'
import { mistakes } from './mistakes'
import { numberPhoto } from './number-photo'
import { ownData } from './own-data'
import { photo } from './photo'
import { runs } from './runs'
import { takeAway } from './take-away'
import { train } from './train'
import { trainLive } from './train-live'
import { trainSettings } from './train-settings'
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
  inside,
  limits,
  numberPhoto,
  camera,
  ownData,
  photo,
  runs,
  takeAway,
  errors,
}
