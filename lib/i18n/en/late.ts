import { offline } from './offline'
import { present } from './present'
import { search } from './search'

/** The words of what is fetched after the page: one chunk a language. */
export const late = { offline, present, search }
