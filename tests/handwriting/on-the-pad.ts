/** Draws on the page's pad from inside the page: many drawings in little time, through the pad's own events. */
import type { Page } from '@playwright/test'
import type { Drawing } from '@/lib/data/drawing/strokes'

export interface Reading {
  /** 0 to 9, or `none`. */
  value: string
  phase: string
}

/** Drawings that are drawn in one go. */
const AT_ONCE = 25

/**
 * Draws each drawing with its pen on the cleared pad and waits for the answer to it. A stroke is a pointer put down, one
 * move that carries all its points (as a browser hands over what a busy page missed), and the pointer lifted.
 */
export async function readDrawings(page: Page, drawings: readonly Drawing[]): Promise<Reading[]> {
  const readings: Reading[] = []
  for (let from = 0; from < drawings.length; from += AT_ONCE)
    readings.push(...(await page.evaluate(drawAndRead, drawings.slice(from, from + AT_ONCE))))
  return readings
}

/** Runs in the page. */
async function drawAndRead(drawings: readonly Drawing[]): Promise<Reading[]> {
  const find = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)!
  const [pad, answer] = [find('digit-pad'), find('digit-prediction')]
  const pen = find('pen-width') as HTMLInputElement
  const until = (phases: readonly string[]) =>
    new Promise<void>((resolve) => {
      const look = () => phases.includes(answer.dataset.phase ?? '')
      if (look()) return resolve()
      const observer = new MutationObserver(() => {
        if (!look()) return
        observer.disconnect()
        resolve()
      })
      observer.observe(answer, { attributes: true })
    })

  const takePen = (width: number) => {
    // React hears of a value only when it is set past its own setter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(pen, String(width))
    pen.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const draw = (stroke: readonly number[]) => {
    const { left, top, width, height } = pad.getBoundingClientRect()
    const places = Array.from({ length: stroke.length / 2 }, (_, i) => ({
      clientX: left + stroke[2 * i] * width,
      clientY: top + stroke[2 * i + 1] * height,
    }))
    const send = (type: string, place: { clientX: number; clientY: number }, more: PointerEventInit = {}) =>
      pad.dispatchEvent(
        new PointerEvent(type, {
          ...place,
          pointerId: 1, // the mouse's
          pointerType: 'mouse',
          isPrimary: true,
          button: type === 'pointermove' ? -1 : 0,
          buttons: type === 'pointerup' ? 0 : 1,
          bubbles: true,
          cancelable: true,
          ...more,
        }),
      )
    send('pointerdown', places[0])
    const last = places[places.length - 1]
    send('pointermove', last, {
      coalescedEvents: places.slice(1).map((place) => new PointerEvent('pointermove', place)),
    })
    send('pointerup', last)
  }

  const readings: Reading[] = []
  for (const { strokes, pen: width } of drawings) {
    find('digit-clear').click()
    await until(['empty'])
    if (width !== undefined) takePen(width)
    strokes.forEach(draw)
    await until(['done', 'rejected', 'failed', 'blot'])
    readings.push({ value: answer.dataset.value ?? '', phase: answer.dataset.phase ?? '' })
  }
  return readings
}
