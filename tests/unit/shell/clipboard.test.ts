import { afterEach, describe, expect, it, vi } from 'vitest'
import { toClipboard } from '@/lib/hooks/use-copy'

afterEach(() => vi.unstubAllGlobals())

describe('copying', () => {
  it('is told not to have worked where there is no clipboard, as over plain http, or the browser forbids it', async () => {
    vi.stubGlobal('navigator', {})
    expect(await toClipboard('a')).toBe(false)
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } })
    expect(await toClipboard('a')).toBe(false)
    const written: string[] = []
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => written.push(text) } })
    expect(await toClipboard('a')).toBe(true)
    expect(written).toEqual(['a'])
  })
})
