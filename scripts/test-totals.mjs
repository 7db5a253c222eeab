/** Counts from the runners' JSON reports. */

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Totals */

/**
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 *   as `vitest --reporter=json` writes it
 * @returns {Totals}
 */
export function unitTotals(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  // A file that cannot even be loaded holds no tests: it counts as one failure.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  return { passed, failed: failed + broken.length, skipped: skipped.map(({ fullName }) => fullName) }
}

/**
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string, projectName?: string }[] }[], suites?: Suite[] }} Suite
 * @param {{ suites: Suite[], errors?: unknown[] }} report as Playwright's json reporter writes it
 * @returns {Totals}
 */
export function browserTotals(report) {
  /** @type {Totals} */
  const totals = { passed: 0, failed: report.errors?.length ?? 0, skipped: [] }
  /** @type {(suite: Suite, above: string) => void} */
  const count = (suite, above) => {
    const title = `${above}${suite.title} › `
    for (const spec of suite.specs ?? []) {
      for (const { status } of spec.tests) {
        if (status === 'expected') totals.passed += 1
        else if (status === 'skipped') totals.skipped.push(`${title}${spec.title}`)
        else totals.failed += 1 // unexpected, or flaky: it failed once
      }
    }
    for (const inner of suite.suites ?? []) count(inner, title)
  }
  for (const suite of report.suites) count(suite, '')
  return totals
}

/**
 * @param {{ name: string, passed: boolean }[]} report as tests/firefox/smoke.ts writes it
 * @returns {Totals}
 */
export function firefoxTotals(report) {
  const passed = report.filter((test) => test.passed).length
  return { passed, failed: report.length - passed, skipped: [] }
}
