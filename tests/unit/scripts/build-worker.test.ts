import { describe, expect, it } from 'vitest'
import { partOf, urlOf } from '../../../scripts/build-worker'

describe('what the service worker keeps', () => {
  it.each([
    ['index.html', 'book'],
    ['en/train-lenet/index.html', 'book'],
    ['en/train-lenet/__next.$d$lang.txt', 'book'],
    ['_next/static/chunks/a1.js', 'book'],
    ['wasm/4.22.0/tfjs-backend-wasm.wasm', 'book'],
    ['weights/lenet5/weights-0.1f6ad5b1.bin', 'book'],
    ['weights/alexnet64/manifest.json', 'book'],
    ['mnist/sample.bin', 'book'],
    ['search/zh.json', 'book'],
    ['weights/alexnet64/weights-0.1067b7cc.bin', 'networks'],
    ['mnist/train-00-6449452b48.bin', 'mnist'],
    ['weights/hosted.json', 'book'],
    ['weights/alexnet/manifest.json', null],
    ['weights/alexnet/weights-0.1067b7cc.bin', null],
    ['weights/alexnet2012/weights-0.1067b7cc.bin', null],
    ['en/index.html.br', null],
    ['_next/static/media/KaTeX_Main-Bold.0us.ttf', null],
    ['en/train-lenet/__next._full.txt', null],
    ['404/index.html', null],
    ['.build-inputs', null],
    ['sw.js', null],
  ])('%s: %s', (path, part) => expect(partOf(path)).toBe(part))

  it('knows a page by its folder', () => {
    expect(urlOf('index.html')).toBe('./')
    expect(urlOf('en/train-lenet/index.html')).toBe('en/train-lenet/')
    expect(urlOf('search/en.json')).toBe('search/en.json')
  })
})
