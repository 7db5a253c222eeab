import { useCallback, useEffect, useState } from 'react'
import { DIGIT_CLASSES } from '@/lib/data/mnist'
import { digitWorker } from '@/lib/engine/digit-worker'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { SITE_BASE } from '@/lib/engine/site-base'
import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import type { DigitNetwork, Progress } from '@/lib/protocol/messages'

/** What a network gives for one picture. */
export interface PictureAnswer {
  /** Ten each; of the scores, too, the greatest wins. */
  probabilities: readonly number[]
  scores: readonly number[]
}

export interface Readings {
  /** One a picture, in the order of the pictures; null until there is an answer to these very pictures. */
  answers: readonly PictureAnswer[] | null
  /** The network that gave them. */
  network: DigitNetwork | null
  reading: boolean
  progress: Progress | null
  error: CodedError | null
  retry: () => void
}

/** What an answer belongs to: an older one is not shown for newer pictures. */
interface Asked {
  pixels: Uint8Array<ArrayBuffer>
  choice: DigitNetwork
  mine: MyLeNet | null
  attempt: number
}

type Outcome = { asked: Asked } & (
  { answers: PictureAnswer[]; network: DigitNetwork } | { error: CodedError } | { progress: Progress }
)

function tenEach(probabilities: Float32Array, scores: Float32Array): PictureAnswer[] {
  const row = (all: Float32Array, i: number) =>
    Array.from(all.subarray(i * DIGIT_CLASSES, (i + 1) * DIGIT_CLASSES))
  const count = probabilities.length / DIGIT_CLASSES
  return Array.from({ length: count }, (_, i) => ({
    probabilities: row(probabilities, i),
    scores: row(scores, i),
  }))
}

const same = (a: Asked | undefined, b: Asked) =>
  a !== undefined &&
  a.pixels === b.pixels &&
  a.choice === b.choice &&
  a.mine === b.mine &&
  a.attempt === b.attempt

/** Has pictures of 784 bytes each, one after the other, read by the chosen LeNet; nothing while `pixels` is null. */
export function useReadings(
  pixels: Uint8Array<ArrayBuffer> | null,
  choice: DigitNetwork,
  mine: MyLeNet | null,
): Readings {
  const [attempt, setAttempt] = useState(0)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  useEffect(() => {
    if (!pixels) return
    const controller = new AbortController()
    const { signal } = controller
    const asked = { pixels, choice, mine, attempt }
    const tell = (told: Outcome) => {
      if (!signal.aborted) setOutcome(told)
    }
    async function read(pixels: Uint8Array<ArrayBuffer>) {
      const { client, network } = await digitWorker(choice, signal)
      const onProgress = (progress: Progress) => tell({ asked, progress })
      const call = { base: SITE_BASE, network, pixels }
      const { probabilities, scores } = await client.call('digits/read', call, { signal, onProgress })
      tell({ asked, answers: tenEach(probabilities, scores), network })
    }
    read(pixels).catch((thrown) => {
      if (!isAbort(thrown)) tell({ asked, error: toCodedError(thrown) })
    })
    return () => controller.abort()
  }, [pixels, choice, mine, attempt])

  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  const current = pixels && same(outcome?.asked, { pixels, choice, mine, attempt }) ? outcome : null
  const answered = current && 'answers' in current ? current : null
  const error = current && 'error' in current ? current.error : null
  return {
    answers: answered?.answers ?? null,
    network: answered?.network ?? null,
    reading: pixels !== null && !answered && !error,
    progress: current && 'progress' in current ? current.progress : null,
    error,
    retry,
  }
}
