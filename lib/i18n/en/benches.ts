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

/** What only the benches say: fetched with the first of them, not with the page. */
export const benches = {
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
