import type { en } from './en'
import { chapters } from './zh/chapters'
import { draw } from './zh/draw'
import { errors } from './zh/errors'
import { photo } from './zh/photo'
import { shell } from './zh/shell'
import { train } from './zh/train'

export const zh: typeof en = { shell, chapters, train, draw, photo, errors }
