import { describe, expect, it } from 'vitest'
import { browserTotals, firefoxTotals, unitTotals } from '@/scripts/test-totals.mjs'

describe('unitTotals', () => {
  it('counts tests, names the skipped, and counts a file that does not load as failed', () => {
    const test = (status: string) => ({ status, fullName: `a ${status} test` })
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: ['passed', 'passed', 'failed', 'pending', 'todo'].map(test),
        },
        { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
        { name: 'b.test.ts', status: 'passed', assertionResults: [test('passed')] },
      ],
    }
    expect(unitTotals(report)).toEqual({
      passed: 3,
      failed: 2,
      skipped: ['a pending test', 'a todo test'],
    })
  })
})

describe('browserTotals', () => {
  it('counts through nested suites; a flaky test has failed', () => {
    const spec = (status: string) => ({ title: status, tests: [{ status }] })
    const report = {
      errors: [],
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('expected'), spec('flaky')],
          suites: [{ title: 'inner', specs: [spec('unexpected'), spec('skipped'), spec('expected')] }],
        },
      ],
    }
    expect(browserTotals(report)).toEqual({ passed: 2, failed: 2, skipped: ['a.spec.ts › inner › skipped'] })
    expect(browserTotals({ suites: [], errors: [{ message: 'no server' }] }).failed).toBe(1)
  })
})

describe('firefoxTotals', () => {
  it('counts each test once', () => {
    const report = [
      { name: 'a', passed: true },
      { name: 'b', passed: false, error: 'saw idle' },
      { name: 'c', passed: true },
    ]
    expect(firefoxTotals(report)).toEqual({ passed: 2, failed: 1, skipped: [] })
    expect(firefoxTotals([])).toEqual({ passed: 0, failed: 0, skipped: [] })
  })
})
