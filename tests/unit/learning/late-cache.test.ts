import { expect, it } from 'vitest'
import { lateCache } from '@/components/lab/late-cache'

it('fetches each part once, also for two who ask at the same time, and then knows it', async () => {
  const asked: string[] = []
  const cache = lateCache(async (key: string) => {
    asked.push(key)
    return `part ${key}`
  })
  expect(cache.known('en')).toBeNull()
  expect(await Promise.all([cache.load('en'), cache.load('en')])).toEqual(['part en', 'part en'])
  expect(cache.known('en')).toBe('part en')
  expect(cache.known('zh')).toBeNull()
  expect(await cache.load('zh')).toBe('part zh')
  expect(await cache.load('en')).toBe('part en')
  expect(asked).toEqual(['en', 'zh'])
})

it('forgets a failure, so that another call tries again', async () => {
  let offline = true
  const cache = lateCache(async (key: string) => {
    if (offline) throw new Error('offline')
    return key
  })
  await expect(cache.load('en')).rejects.toThrow('offline')
  expect(cache.known('en')).toBeNull()
  offline = false
  expect(await cache.load('en')).toBe('en')
  expect(cache.known('en')).toBe('en')
})
