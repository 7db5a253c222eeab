import type { benches as english } from '../en/benches'
import { draw } from './draw'
import { errors } from './errors'
import { mistakes } from './mistakes'
import { ownData } from './own-data'
import { photo } from './photo'
import { runs } from './runs'
import { takeAway } from './take-away'
import { train } from './train'
import { trainLive } from './train-live'
import { trainSettings } from './train-settings'

export const benches: typeof english = {
  train,
  trainLive,
  trainSettings,
  mistakes,
  draw,
  ownData,
  photo,
  runs,
  takeAway,
  errors,
}
