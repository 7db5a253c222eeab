import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inlineScripts, readPagePolicy, scriptHash, withPagePolicy } from '@/scripts/page-policy.mjs'

const page = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><title>a</title></head><body>${body}</body></html>`
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const directive = (policy: string, name: string) =>
  policy.split('; ').find((part) => part.startsWith(`${name} `))

describe('inlineScripts', () => {
  it('takes scripts that run in the page and nothing else', () => {
    const html = page(
      '<script>one()</script>' +
        '<script id="x" data-of="a>b">two()\n</script >' +
        '<script src="/a.js" async=""></script>' +
        '<SCRIPT type="module">three()</SCRIPT>' +
        '<script type="application/ld+json">{"a":1}</script>' +
        '<p>&lt;script&gt;not one&lt;/script&gt;</p>',
    )
    expect(inlineScripts(html)).toEqual(['one()', 'two()\n', 'three()'])
  })

  it('is not misled by a src in an attribute value', () => {
    expect(inlineScripts('<script data-src="a">run()</script>')).toEqual(['run()'])
  })
})

describe('scriptHash', () => {
  it('is what browsers compute, over UTF-8 and LF', () => {
    // The example of CSP Level 3, section 6.7.2
    expect(scriptHash("alert('Hello, world.');")).toBe(
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    )
    expect(scriptHash('说(1)\r\nb')).toBe(hashOf('说(1)\nb'))
  })
})

describe('withPagePolicy', () => {
  it('puts the policy after the charset and before everything else', () => {
    const html = withPagePolicy(page('<script>go()</script>'))
    expect(html).toMatch(/<head><meta charSet="utf-8"\/><meta http-equiv="Content-Security-Policy"/)
    const policy = readPagePolicy(html) ?? ''
    expect(directive(policy, 'script-src')).toBe(`script-src 'self' ${hashOf('go()')}`)
    expect(directive(policy, 'default-src')).toBe(`default-src 'none'`)
  })

  it('allows no inline script at large, no eval, no blob', () => {
    const policy = readPagePolicy(withPagePolicy(page('<script>go()</script>'))) ?? ''
    expect(directive(policy, 'script-src')).not.toContain('unsafe')
    expect(policy).not.toContain('eval')
    expect(policy).not.toContain('blob:')
    expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1)
    expect(directive(policy, 'style-src-attr')).toBe(`style-src-attr 'unsafe-inline'`)
  })

  it('leaves the rest of the page as it was, and measures a page anew', () => {
    const html = page('<script>go()</script>')
    const once = withPagePolicy(html)
    expect(once.replace(/<meta http-equiv[^>]*>/, '')).toBe(html)
    expect(withPagePolicy(once)).toBe(once)
    const changed = withPagePolicy(once.replace('go()', 'stay()'))
    expect(readPagePolicy(changed)).toContain(hashOf('stay()'))
    expect(readPagePolicy(changed)).not.toContain(hashOf('go()'))
  })

  it('names a script that stands twice once', () => {
    const policy = readPagePolicy(withPagePolicy(page('<script>a()</script><script>a()</script>'))) ?? ''
    expect(policy.split(hashOf('a()'))).toHaveLength(2)
  })

  it('works without a charset and refuses a page without a head', () => {
    expect(withPagePolicy('<html><head><title>a</title></head></html>')).toMatch(/<head><meta http-equiv/)
    expect(() => withPagePolicy('<p>a</p>')).toThrow('no <head>')
    expect(readPagePolicy(page(''))).toBeNull()
  })
})
