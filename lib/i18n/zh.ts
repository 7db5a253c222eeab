import type { en } from './en'
import { benches } from './zh/benches'
import { chapters } from './zh/chapters'
import { shell } from './zh/shell'

export const zh: typeof en = { shell, chapters, ...benches }
