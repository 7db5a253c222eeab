import { draw } from './draw'
import { errors } from './errors'
import { photo } from './photo'
import { train } from './train'

/** What only the benches say: fetched with the first of them, not with the page. */
export const benches = { train, draw, photo, errors }
