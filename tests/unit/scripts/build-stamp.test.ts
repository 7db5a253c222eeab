import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashInputs, isBuilt, noteInputs, stampBuild } from '@/scripts/build-stamp.mjs'

let root = ''
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}
const build = () => {
  noteInputs(root)
  mkdirSync(join(root, 'out'), { recursive: true })
  stampBuild(root)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'))
  write('app/page.tsx', 'page')
  write('lib/nn/spec.ts', 'spec')
  write('package-lock.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true }))

describe('isBuilt', () => {
  it('holds after a build and for as long as nothing changes', () => {
    expect(isBuilt(root)).toBe(false)
    build()
    expect(isBuilt(root)).toBe(true)
    utimesSync(join(root, 'app/page.tsx'), 1, 1) // a fresh clone has other times, the same site
    expect(isBuilt(root)).toBe(true)
  })

  it.each([
    'app/page.tsx',
    'lib/nn/new.ts',
    'public/photos/cat.jpg',
    'package-lock.json',
    'mdx-components.tsx',
    'docs/performance.md',
    '.env.local',
  ])('ends when %s changes', (name) => {
    build()
    write(name, 'changed')
    expect(isBuilt(root)).toBe(false)
  })

  it.each([
    'README.md',
    'docs/bench.md',
    'tests/unit/a.test.ts',
    'public/mnist/a.bin',
    'public/wasm/a.wasm',
    'node_modules/a/b.js',
    '.next/a',
    'app/.DS_Store',
  ])('does not mind %s', (name) => {
    build()
    write(name, 'changed')
    expect(isBuilt(root)).toBe(true)
  })

  it('ends when a file goes, or moves with the same bytes', () => {
    build()
    rmSync(join(root, 'lib/nn/spec.ts'))
    expect(isBuilt(root)).toBe(false)
    write('lib/nn/moved.ts', 'spec')
    expect(isBuilt(root)).toBe(false)
  })

  it('does not take a source that changed during the build for built', () => {
    noteInputs(root)
    write('app/page.tsx', 'changed meanwhile')
    mkdirSync(join(root, 'out'))
    stampBuild(root)
    expect(isBuilt(root)).toBe(false)
  })

  it('is lost with out/, as when a build is interrupted', () => {
    build()
    rmSync(join(root, 'out'), { recursive: true })
    expect(isBuilt(root)).toBe(false)
  })
})

describe('hashInputs', () => {
  it('counts variables that Next writes into pages, and no others', () => {
    const plain = hashInputs(root, {} as NodeJS.ProcessEnv)
    expect(hashInputs(root, { PORT: '1' } as unknown as NodeJS.ProcessEnv)).toBe(plain)
    expect(hashInputs(root, { NEXT_PUBLIC_BASE_PATH: '/a' } as unknown as NodeJS.ProcessEnv)).not.toBe(plain)
  })
})
