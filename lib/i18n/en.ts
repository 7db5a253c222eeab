import { benches } from './en/benches'
import { chapters } from './en/chapters'
import { shell } from './en/shell'

export const en = { shell, chapters, ...benches }
