import type { benches as english } from '../en/benches'
import { draw } from './draw'
import { errors } from './errors'
import { photo } from './photo'
import { train } from './train'

export const benches: typeof english = { train, draw, photo, errors }
