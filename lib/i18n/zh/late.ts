import { offline } from './offline'
import { present } from './present'
import { search } from './search'

export const late = { offline, present, search }
