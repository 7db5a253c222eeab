import { describe, expect, it } from 'vitest'
import { checkMainThread, mainThreadChunks } from '@/scripts/main-thread-chunks.mjs'

const tfjs = 'e.s(["registerKernel",0])'
/** As Turbopack 16.4 writes them: a lazy chunk, and a worker with the list of its chunks. */
const lazy = (name: string) => `e.v(t=>Promise.all(["static/chunks/${name}"].map(t=>e.l(t))))`
const worker = (...names: string[]) =>
  `e.v(e.r(1).f("static/chunks/turbopack-worker-1x.js",[${names.map((name) => `"static/chunks/${name}"`)}]))`

const page = [
  '<script src="/_next/static/chunks/main.js" async=""></script>' +
    String.raw`<script>self.__next_f.push([1,"9:\"/_next/static/chunks/bench.js\"\n"])</script>`,
]
const chunks = (more: Record<string, string> = {}) =>
  new Map(
    Object.entries({
      'main.js': 'main()',
      'bench.js': lazy('chart.js') + worker('tf.js', 'core.js'),
      'chart.js': 'draw()',
      'tf.js': lazy('wasm.js') + tfjs,
      'core.js': tfjs,
      'wasm.js': tfjs,
      'turbopack-worker-1x.js': 'start()',
      ...more,
    }),
  )

describe('mainThreadChunks', () => {
  it('follows tags, flight data and lazy imports, but not into workers', () => {
    expect([...mainThreadChunks(page, chunks()).keys()].sort()).toEqual(['bench.js', 'chart.js', 'main.js'])
  })

  it('says what leads to a chunk', () => {
    const reached = mainThreadChunks(page, chunks())
    expect(reached.get('main.js')).toBe('a page')
    expect(reached.get('chart.js')).toBe('bench.js')
  })
})

describe('checkMainThread', () => {
  it('passes while TensorFlow.js stays in the workers', () => {
    expect(checkMainThread(page, chunks())).toEqual({ reached: 3, held: 3 })
  })

  it('fails when a page loads it, at once or later', () => {
    expect(() => checkMainThread(page, chunks({ 'main.js': tfjs }))).toThrow('main.js, named by a page')
    expect(() => checkMainThread(page, chunks({ 'chart.js': lazy('core.js') }))).toThrow(
      'core.js, named by chart.js',
    )
  })

  it('fails when it would no longer know TensorFlow.js if it saw it', () => {
    const renamed = chunks({ 'tf.js': 'a', 'core.js': 'b', 'wasm.js': 'c' })
    expect(() => checkMainThread(page, renamed)).toThrow('out of date')
  })

  it('has nothing to say where there is no worker', () => {
    expect(checkMainThread(page, new Map([['main.js', 'main()']]))).toEqual({ reached: 1, held: 0 })
  })
})
