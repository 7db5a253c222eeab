import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The contents page and every chapter in English, such as '/en/train-lenet/'. */
export const englishRoutes = (root: string): string[] =>
  readdirSync(join(root, 'out/en'), { recursive: true, encoding: 'utf8' })
    .map((name) => `/en/${name.split(sep).join('/')}`)
    .filter((name) => name.endsWith('/index.html'))
    .map((name) => name.slice(0, -'index.html'.length))
    .sort()

/** Where LeNet is trained. */
export const TRAIN_ROUTE = '/en/train-lenet/'
