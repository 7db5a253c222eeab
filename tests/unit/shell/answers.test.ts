import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  afterCheck,
  keepAnswer,
  markRead,
  NOT_ANSWERED,
  parseAnswer,
  storedAnswer,
  watchAnswers,
} from '@/lib/engine/answers'
import { forgetProgress, hasProgress, progressOf } from '@/lib/engine/progress'

/** As much of localStorage as is used. */
function fakeStorage() {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', fakeStorage())
  forgetProgress()
})

const questions = ['a', 'b', 'c']

describe('what is kept of an answer', () => {
  it('is nothing at first', () => {
    expect(progressOf('train-lenet', questions)).toEqual({ answered: 0, right: 0, read: false })
    expect(hasProgress()).toBe(false)
  })

  it('remembers wrong answers once each, and that it was right in the end', () => {
    let kept = afterCheck(NOT_ANSWERED, '3', false)
    kept = afterCheck(kept, '2', false)
    kept = afterCheck(kept, '3', false)
    expect(kept).toMatchObject({ given: '3', right: false, wrong: ['2', '3'] })
    expect(afterCheck(kept, '1', true)).toMatchObject({ given: '1', right: true, wrong: ['2', '3'] })
  })

  it('does not count as right what was shown before', () => {
    expect(afterCheck({ ...NOT_ANSWERED, revealed: true }, '1', true).right).toBe(false)
  })

  it('stays right when it is tried again and got wrong', () => {
    expect(afterCheck(afterCheck(NOT_ANSWERED, '1', true), '2', false).right).toBe(true)
  })

  it('reads what an older edition kept, and nothing out of nonsense', () => {
    expect(parseAnswer('12 288')).toEqual({ ...NOT_ANSWERED, given: '12 288' })
    expect(parseAnswer('{"given":7,"wrong":"x","right":"yes"}')).toEqual(NOT_ANSWERED)
    expect(parseAnswer('{')).toEqual(NOT_ANSWERED)
  })
})

describe('progress', () => {
  it('counts answers of its own chapter only', () => {
    keepAnswer('train-lenet', 'a', afterCheck(NOT_ANSWERED, '1', true))
    keepAnswer('train-lenet', 'b', { ...afterCheck(NOT_ANSWERED, '1', false), given: null })
    keepAnswer('read-digits', 'c', afterCheck(NOT_ANSWERED, '1', true))
    markRead('train-lenet')
    expect(progressOf('train-lenet', questions)).toEqual({ answered: 2, right: 1, read: true })
    expect(progressOf('read-digits', questions)).toEqual({ answered: 1, right: 1, read: false })
  })

  it('is forgotten whole, and nothing else with it', () => {
    localStorage.setItem('theme', 'dark')
    keepAnswer('train-lenet', 'a', afterCheck(NOT_ANSWERED, '1', true))
    markRead('train-lenet')
    forgetProgress()
    expect(progressOf('train-lenet', questions)).toEqual({ answered: 0, right: 0, read: false })
    expect(storedAnswer('train-lenet', 'a')).toBeNull()
    expect(localStorage.getItem('theme')).toBe('dark')
  })

  it('tells those who watch, until they stop', () => {
    const told = vi.fn()
    const stop = watchAnswers(told)
    markRead('train-lenet')
    markRead('train-lenet')
    expect(told).toHaveBeenCalledTimes(1)
    stop()
    markRead('read-digits')
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('lasts as long as the page where storage is forbidden', () => {
    vi.stubGlobal('localStorage', {
      get length(): number {
        throw new Error('forbidden')
      },
      getItem() {
        throw new Error('forbidden')
      },
      setItem() {
        throw new Error('forbidden')
      },
    })
    keepAnswer('train-lenet', 'a', afterCheck(NOT_ANSWERED, '1', true))
    expect(progressOf('train-lenet', questions)).toMatchObject({ answered: 1, right: 1 })
    forgetProgress()
    expect(progressOf('train-lenet', questions)).toMatchObject({ answered: 0 })
  })
})
