import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Bar } from '@/components/ui/bar'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { useCamera } from '../camera/use-camera'
import { ACCEPT } from '../photo-source'
import { drawSamples } from '@/lib/data/fine-tune/samples'
import type { FineTune } from '@/lib/engine/fine-tune'
import type { TuneOutcome } from '@/lib/engine/fine-tune-state'
import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatPercent } from '../training-bench/format-percent'
import { CameraPart } from './camera-part'
import { FileButton } from './file-button'
import { Thumb } from './thumb'

const EVERY_MS = 120
/** Of each pattern, drawn with a seed that no sample has. */
const SWAPPED_EACH = 20
const SWAPPED_SEED = 77

interface Answer {
  rgb: Uint8Array
  shares: Float32Array
}

/** Asks the tuned network about something new: a photo, what the camera sees, or drawings with their grounds swapped. */
export function LivePart({ tune, outcome }: { tune: FineTune; outcome: TuneOutcome | null }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.live
  const camera = useCamera()
  const on = camera.state.phase !== 'off'
  const [answer, setAnswer] = useState<(Answer & { outcome: TuneOutcome }) | null>(null)
  const [swapped, setSwapped] = useState<{ outcome: TuneOutcome; right: number; count: number } | null>(null)
  const [error, setError] = useState<CodedError | null>(null)
  const { stop } = camera
  const gone = outcome === null
  useEffect(() => {
    if (gone) stop()
  }, [gone, stop])
  if (!outcome) return null

  const { names } = outcome
  const shown = answer?.outcome === outcome ? answer : null
  const row = shown ? Array.from(shown.shares) : names.map(() => 0)
  const best = shown ? row.indexOf(Math.max(...row)) : -1

  const attempt = async (work: (signal: AbortSignal) => Promise<void>) => {
    setError(null)
    try {
      await work(new AbortController().signal)
    } catch (thrown) {
      if (!isAbort(thrown)) setError(toCodedError(thrown))
    }
  }
  const ask = (photo: Blob | ImageBitmap, name: string) =>
    attempt(async (signal) => {
      const rgb = await tune.look({ photo, name }, signal)
      setAnswer({ rgb, shares: await tune.ask([rgb], signal), outcome })
    })
  const askSwapped = () =>
    attempt(async (signal) => {
      const samples = drawSamples('swapped', SWAPPED_EACH, SWAPPED_SEED)
      const shares = await tune.ask(
        samples.map(({ rgb }) => rgb),
        signal,
      )
      const right = samples.filter(({ label }, i) => shares[2 * i + label] > shares[2 * i + 1 - label]).length
      setSwapped({ outcome, right, count: samples.length })
    })
  const { patterns } = strings.fineTune
  const isSample = names.length === 2 && names[0] === patterns.stripes && names[1] === patterns.rings

  return (
    <section className="mt-6 border-t border-line pt-4" aria-label={words.title}>
      <h3 className="m-0 font-sans! text-[1.0625rem] font-semibold">{words.title}</h3>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <FileButton
          label={words.photo}
          testId="finetune-ask"
          accept={ACCEPT}
          onFiles={([file]) => void ask(file, file.name)}
        />
        <Button
          pressed={on}
          data-testid="finetune-ask-camera"
          onClick={() => (on ? camera.stop() : void camera.start())}
        >
          {words.camera}
        </Button>
        {isSample && (
          <Button data-testid="finetune-swapped" onClick={() => void askSwapped()}>
            {words.swapped}
          </Button>
        )}
      </div>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 @min-[34rem]:grid-cols-2">
        {on && (
          <CameraPart
            camera={camera}
            hint={words.hint}
            running
            everyMs={EVERY_MS}
            onFrame={(frame) => ask(frame, '')}
          >
            {null}
          </CameraPart>
        )}
        <div className="flex items-start gap-3">
          {shown && <Thumb rgb={shown.rgb} className="size-24 shrink-0" label={words.seen} />}
          <div
            className="min-w-0 flex-1"
            data-testid="finetune-answer"
            data-value={best >= 0 ? names[best] : undefined}
            data-share={best >= 0 ? row[best] : undefined}
          >
            {shown ? (
              <div role="group" aria-label={words.label}>
                {names.map((name, i) => (
                  <Bar
                    key={i}
                    label={name}
                    value={row[i]}
                    text={formatPercent(row[i], lang, 1)}
                    strong={i === best}
                  />
                ))}
              </div>
            ) : (
              <p className="m-0 text-sm text-soft">{words.none}</p>
            )}
            {!on && best >= 0 && (
              <p className="sr-only" role="status">
                {fill(words.said, { name: names[best], percent: formatPercent(row[best], lang) })}
              </p>
            )}
          </div>
        </div>
      </div>
      {swapped?.outcome === outcome && (
        <p
          role="status"
          className="m-0 mt-3 text-sm"
          data-testid="finetune-swapped-result"
          data-value={swapped.right / swapped.count}
        >
          {fill(words.swappedResult, {
            right: swapped.right,
            count: swapped.count,
            percent: formatPercent(swapped.right / swapped.count, lang),
          })}
        </p>
      )}
      {error && (
        <div className="mt-3">
          <Alert tone="error" testId="finetune-ask-error">
            {errorSentence(strings, error)}
          </Alert>
        </div>
      )}
    </section>
  )
}
