import { pageInk, type PageInk } from '@/lib/data/page-photo/page-ink'
import { readPage, type PageReading } from '@/lib/data/page-photo/read-page'
import { lineAt, type RuledLine } from '@/lib/data/page-photo/ruled-lines'
import {
  brightnessPicture,
  inkPicture,
  photoPicture,
  type StagePicture,
} from '@/lib/data/page-photo/stage-picture'
import { PAGE_SIDE, type NumberStage } from '@/lib/data/page-photo/stages'
import { winningOutput } from '@/lib/nn/loss'
import type { NumberCalls, NumberReading, StageDone } from '@/lib/protocol/number-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { openPhoto } from './decode-photo'
import { digitInputs, type DigitNetworks } from './digit-networks'
import { scaleRegion } from './scale-photo'

export interface NumberWorld {
  lenets: Pick<DigitNetworks, 'ready'>
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
}

/** What the classifier worker does for photographs of numbers. */
export function createNumberHandlers({ lenets, session }: NumberWorld): Handlers<NumberCalls> {
  return {
    'number/read': async ({ base, photo, name }, context) => {
      const { signal, progress } = context
      session.current()
      // Fetched while the picture is worked on.
      const loading = lenets.ready('shipped', base, context)
      loading.catch(() => {}) // it is awaited, and told, below

      let started = performance.now()
      let waited = 0
      const began = started
      const tell = async (stage: NumberStage, picture: StagePicture, lines: number[][] = []) => {
        const done: StageDone = { stage, picture, lines, unitMs: performance.now() - started }
        progress(done, [picture.pixels.buffer])
        await breathe()
        signal.throwIfAborted()
        started = performance.now()
      }

      const picture = await openPhoto(photo, name, signal, (bitmap) => {
        const { width, height } = bitmap
        const { data, ...size } = pixelsOf(scaleRegion(bitmap, { x: 0, y: 0, width, height }, PAGE_SIDE))
        return { data, size, own: { width, height } }
      })
      const { data, size, own } = picture
      await tell('photo', photoPicture(data, size.width, size.height))
      const page = await pageInk(data, size.width, size.height, async (done) => {
        if (done.grey) await tell('grey', brightnessPicture(done.grey))
        if (done.even) await tell('even', brightnessPicture(done.even))
        if (done.found) await tell('found', inkPicture(done.found.on, done.found))
        if (done.unruled)
          await tell('unruled', inkPicture(done.unruled.on, done.unruled), linesOf(done, size))
        if (done.straight) await tell('straight', inkPicture(done.straight.values, done.straight))
      })

      const waitingSince = performance.now()
      const { network, pixels: scaling } = await loading
      waited = performance.now() - waitingSince
      signal.throwIfAborted()
      const sign = winningOutput(network.spec) === 'smallest' ? -1 : 1
      const read = await readPage(page, async (pixels) => {
        signal.throwIfAborted()
        return (await network.logits(digitInputs(pixels, scaling))).map((score) => sign * score)
      })
      if (read.cut) await tell('digits', inkPicture(read.cut.ink.values, read.cut.ink))
      return { ...readingOf(page, read), ...own, ms: performance.now() - began - waited }
    },
  }
}

const pixelsOf = ({ data, width, height }: ImageData) => ({
  data: data as Uint8ClampedArray<ArrayBuffer>,
  width,
  height,
})

/** Probability from the natural logarithm of odds. */
const fromLogOdds = (odds: number) => 1 / (1 + Math.exp(-odds))

function readingOf(
  { lines, degrees, angleFrom, writing }: PageInk,
  { cut, reading, advice }: PageReading,
): Omit<NumberReading, 'width' | 'height' | 'ms'> {
  const across = cut?.ink.width ?? 1
  const down = cut?.ink.height ?? 1
  return {
    text: reading?.text ?? '',
    rejected: advice.problem !== null,
    advice,
    digits: (reading?.digits ?? []).map(({ digit, probability, odds, box, segment }) => ({
      digit,
      probability,
      whole: fromLogOdds(odds),
      box: {
        x: box.x / across,
        y: box.y / down,
        width: box.width / across,
        height: box.height / down,
      },
      pixels: reading!.segments[segment].pixels,
      probabilities: reading!.segments[segment].probabilities,
    })),
    alternatives: (reading?.alternatives ?? []).map(({ digits, score }) => ({ text: digits, score })),
    doubtful: reading?.doubt?.kind === 'not-a-digit' ? reading.doubt.at : null,
    ruled: { across: lines.across.length, down: lines.down.length },
    degrees,
    angleFrom,
    writing: writing.length,
  }
}

/** Points along each line, as shares of the picture's sides. */
function linesOf(
  { lines }: Partial<PageInk>,
  { width, height }: { width: number; height: number },
): number[][] {
  const points = (line: RuledLine, length: number) =>
    [0, 0.25, 0.5, 0.75, 1].map((share) => [share * length, lineAt(line, share * length)] as const)
  return [
    ...(lines?.across ?? []).map((line) => points(line, width).flatMap(([x, y]) => [x / width, y / height])),
    ...(lines?.down ?? []).map((line) => points(line, height).flatMap(([y, x]) => [x / width, y / height])),
  ]
}
