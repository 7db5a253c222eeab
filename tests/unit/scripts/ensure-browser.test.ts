import { describe, expect, it } from 'vitest'
import { findBrowser, findFirefox } from '@/scripts/ensure-browser.mjs'

const find = (there: string[], env: Record<string, string> = {}, own = '/own/chrome') =>
  findBrowser({
    env: env as unknown as NodeJS.ProcessEnv,
    works: (path: string) => there.includes(path),
    own,
  })

describe('findBrowser', () => {
  it('takes CHROMIUM_PATH first, then the system, then what Playwright installed', () => {
    const all = ['/opt/chrome', '/usr/bin/chromium', '/usr/bin/google-chrome', '/own/chrome']
    expect(find(all, { CHROMIUM_PATH: '/opt/chrome' })).toBe('/opt/chrome')
    expect(find(all)).toBe('/usr/bin/chromium')
    expect(find(['/usr/bin/google-chrome', '/own/chrome'])).toBe('/usr/bin/google-chrome')
    expect(find(['/own/chrome'])).toBe('/own/chrome')
    expect(find([])).toBeUndefined()
  })

  it('does not quietly take another browser than the one that was asked for', () => {
    expect(() => find(['/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/gone' })).toThrow('/opt/gone')
  })
})

describe('findFirefox', () => {
  const findFox = (there: string[], env: Record<string, string> = {}) =>
    findFirefox({ env: env as unknown as NodeJS.ProcessEnv, works: (path: string) => there.includes(path) })

  it('takes FIREFOX_PATH first, then the system’s, long-term release before the newest', () => {
    const all = ['/opt/firefox', '/usr/bin/firefox', '/usr/bin/firefox-esr']
    expect(findFox(all, { FIREFOX_PATH: '/opt/firefox' })).toBe('/opt/firefox')
    expect(findFox(all)).toBe('/usr/bin/firefox-esr')
    expect(findFox(['/usr/bin/firefox'])).toBe('/usr/bin/firefox')
    expect(findFox([])).toBeUndefined()
  })

  it('does not quietly take another browser than the one that was asked for', () => {
    expect(() => findFox(['/usr/bin/firefox'], { FIREFOX_PATH: '/opt/gone' })).toThrow('/opt/gone')
  })
})
