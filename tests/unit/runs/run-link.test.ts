import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'
import { settingsLink } from '@/lib/engine/run-link'
import { settingsFromQuery } from '@/lib/engine/settings-url'

const PAGE = 'https://book.example/en/train-lenet/?batch=999&engine=cpu&threads=3#after-training'

describe('the link of a run', () => {
  it.each<[string, Partial<TrainSettings>]>([
    ['the usual settings', {}],
    ['some of its own', { batch: 16, learningRate: 0.02, c3: 'table', changes: '120:0.01:0.9:0' }],
  ])('says %s, and nothing of the page’s own address', (_, patch) => {
    const settings = { ...DEFAULT_SETTINGS, ...patch }
    const url = new URL(settingsLink(PAGE, settings, 'wasm'))
    // `given`: whoever opens it gets these, not the run that their device has kept.
    expect(settingsFromQuery(url.search)).toEqual({ settings, given: true, refused: [] })
    expect(url.searchParams.get('engine')).toBe('wasm')
    expect(url.searchParams.has('threads')).toBe(false)
    expect(url.pathname + url.hash).toBe('/en/train-lenet/')
  })

  it('carries what else it is given, and no engine that is not known', () => {
    const url = new URL(settingsLink(PAGE, DEFAULT_SETTINGS, null, 'challenge=steps98&record=600'))
    expect(Object.fromEntries(url.searchParams)).toEqual({
      preset: 'modern',
      challenge: 'steps98',
      record: '600',
    })
  })
})
