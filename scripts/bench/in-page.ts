/** Runs in the site's pages, put there by the bench before anything else: watches what a reader would see. */

const element = (testId: string) => document.querySelector<HTMLElement>(`[data-testid=${testId}]`)

/** The step that the page shows; 0 before the first. */
export const stepNow = (): number => Number(element('metric-step')?.dataset.value ?? 0)

/** Emulated graphics may take a minute for the steps that the page has asked for at once. */
const LONGEST_WAIT_MS = 200_000

/**
 * Resolves with what `look` finds as soon as it finds something; looks at every change of the document.
 * @throws Error after minutes without
 */
export function whenever<T>(look: () => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const status = () => element('train-status')?.dataset.phase
    const late = setTimeout(() => {
      observer.disconnect()
      reject(new Error(`the page does not go on: ${status()}`))
    }, LONGEST_WAIT_MS)
    const observer = new MutationObserver(() => check())
    const check = () => {
      const found = look()
      if (found === null) return
      observer.disconnect()
      clearTimeout(late)
      resolve(found)
    }
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    check()
  })
}

/** The next step that the page shows after `step`, and when. */
const stepAfter = (step: number) =>
  whenever(() => {
    const now = stepNow()
    return now > step ? { step: now, at: performance.now() } : null
  })

/** Steps a second while the page trains, from one change of the number shown to another at least `ms` later. */
export async function stepsPerSecond(ms: number): Promise<number> {
  const first = await stepAfter(stepNow())
  await new Promise((resolve) => setTimeout(resolve, ms))
  const last = await stepAfter(stepNow())
  return (1000 * (last.step - first.step)) / (last.at - first.at)
}

/** Clicks at once, without waiting for the page to be drawn: emulated graphics draw rarely while they compute. */
export const press = (testId: string): Promise<void> =>
  whenever(() => element(testId)).then((it) => it.click())

/** Opens or closes a panel that unfolds. */
export const toggle = (testId: string): Promise<void> =>
  whenever(() => element(testId)?.querySelector('summary') ?? null).then((summary) => summary.click())

/** Goes to the bench, as a reader does: it is fetched when it comes near. Resolves when it can be used. */
export async function goToBench(): Promise<void> {
  element('bench-place')?.scrollIntoView()
  await whenever(() => element('train-start'))
}

/** Clicks and waits until training stands still. */
export async function pause(): Promise<void> {
  await press('train-pause')
  await whenever(() => (element('train-status')?.dataset.phase === 'paused' ? true : null))
}

/** Clicks and gives the milliseconds until the page shows a first step. */
export async function msToFirstStep(): Promise<number> {
  const clicked = performance.now()
  element('train-start')!.click()
  return (await stepAfter(0)).at - clicked
}

const longTasks: { start: number; ms: number }[] = []
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, ms: duration })
}).observe({ type: 'longtask', buffered: true })

/** Tasks of the main thread that took over 50 ms and began after `since` (performance.now()), in milliseconds. */
export const longTasksSince = (since: number): number[] =>
  longTasks.filter(({ start }) => start >= since).map(({ ms }) => ms)
