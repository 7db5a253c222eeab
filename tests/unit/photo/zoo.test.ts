import { describe, expect, it } from 'vitest'
import { checkPhoto } from '@/lib/workers/check-photo'
import { makeZoo } from '@/tests/fixtures/photo-zoo/zoo'

/** The browser finds these out, when it decodes. */
const DECODERS = ['phone.heic', 'garbage.png']

describe('the photo zoo, before anything is decoded', () => {
  const zoo = makeZoo()

  it('has at least 25 kinds', () => {
    expect(new Set(zoo.map(({ name }) => name)).size).toBeGreaterThanOrEqual(25)
    expect(new Set(zoo.map(({ name }) => name)).size).toBe(zoo.length)
  })

  it.each(zoo.map((file) => [file.name, file] as const))('%s', async (name, { bytes, expect: expected }) => {
    const checked = checkPhoto(new Blob([new Uint8Array(bytes)], { type: 'text/html' }), name)
    if ('code' in expected && !DECODERS.includes(name)) {
      const { code, detail = {} } = expected
      await expect(checked).rejects.toMatchObject({ code, detail })
    } else
      await expect(checked).resolves.toMatchObject({
        animated: 'animated' in expected && expected.animated === true,
      })
  })
})
