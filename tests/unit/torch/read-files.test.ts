import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openTensors } from '@/lib/formats/open-tensors'
import { blobAccess, inMemory, type RandomAccess } from '@/lib/formats/random-access'
import { sizeOf } from '@/lib/formats/tensor-source'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { findPython, named } from '../code/find-python'

type Written = Record<string, Record<string, { shape: number[]; values: number[] }>>

const python = findPython('torch')
const folder = mkdtempSync(join(tmpdir(), 'torch-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** In pieces of seven values, as a large tensor is read in many. */
async function valuesOf(file: RandomAccess): Promise<Record<string, { shape: number[]; values: number[] }>> {
  const { tensors } = await openTensors(file, alexnet64)
  const read: [string, { shape: number[]; values: number[] }][] = []
  for (const [name, source] of tensors) {
    const [reader, size] = [source.open(), sizeOf(source.shape)]
    const values: number[] = []
    for (let at = 0; at < size; at += 7) values.push(...(await reader.read(at, Math.min(7, size - at))))
    read.push([name, { shape: [...source.shape], values }])
  }
  return Object.fromEntries(read)
}

/** Python's JSON says Infinity, which JSON has not. */
const parse = (text: string) =>
  JSON.parse(text.replaceAll(/-?Infinity/g, (word) => (word.startsWith('-') ? '-1e999' : '1e999'))) as Written

describe('files that torch writes', () => {
  it.skipIf(!python)(
    named(
      python,
      'torch',
      'are read as torch reads them: zip and legacy, all protocols, half and double, views, shared storages',
    ),
    async () => {
      const script = join(import.meta.dirname, 'write-small-files.py')
      const { status, stdout, stderr } = spawnSync(python!, [script, folder], { encoding: 'utf8' })
      expect(status, stderr).toBe(0)
      const written = parse(stdout)
      expect(Object.keys(written)).toHaveLength(11)
      for (const [name, tensors] of Object.entries(written)) {
        const bytes = readFileSync(join(folder, name))
        expect(await valuesOf(inMemory(bytes)), name).toEqual(tensors)
        expect(await valuesOf(blobAccess(new Blob([bytes]))), name).toEqual(tensors)
      }
    },
    60_000,
  )
})
