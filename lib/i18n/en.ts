import { chapters } from './en/chapters'
import { draw } from './en/draw'
import { errors } from './en/errors'
import { photo } from './en/photo'
import { shell } from './en/shell'
import { train } from './en/train'

export const en = { shell, chapters, train, draw, photo, errors }
