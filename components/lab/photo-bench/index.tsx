import { useMemo, useRef } from 'react'
import { Badge } from '@/components/ui/badge'
import { useBenchStrings } from '../bench-strings'
import { classifierStore } from '@/lib/engine/classifier-client'
import { usePhotoClassifier } from '@/lib/hooks/use-photo-classifier'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { EngineNote } from '../engine-note'
import { AnswerRows, ROWS } from './answer-rows'
import { classes, labelOf } from './classes'
import { NetworkFacts } from './network-facts'
import { PhotoChooser } from './photo-chooser'
import { PhotoStatus } from './photo-status'
import { PhotoView } from './photo-view'
import { topClasses } from './top-classes'
import { usePhotoDrop } from './use-photo-drop'
import { usePhotoPaste } from './use-photo-paste'

/** Classifies a photo with AlexNet-64: chosen, dropped, pasted or one of ours. */
export default function PhotoBench() {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  const { state, classify, cancel, retry } = usePhotoClassifier()
  const { phase, answer, engine, seen, name } = state
  const { fellBack } = useStore(classifierStore)
  const bench = useRef<HTMLDivElement>(null)
  const top = useMemo(() => (answer ? topClasses(answer.probabilities, ROWS) : []), [answer])

  const take = (file: File) => void classify({ photo: file, name: file.name })
  // Nothing is fetched from elsewhere: an address is shown to be no picture.
  const { over, handlers } = usePhotoDrop(take, (address) => {
    void classify({ photo: new Blob([address]), name: address.slice(0, 60) })
  })
  usePhotoPaste(bench, take)

  const first = top[0]
  const milliseconds = (ms: number) => formatNumber(ms, lang, { maximumFractionDigits: ms < 10 ? 1 : 0 })
  return (
    <div
      ref={bench}
      role="group"
      aria-label={words.bench}
      data-testid="photo-bench"
      data-over={over}
      className="@container relative font-sans"
      {...handlers}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <PhotoChooser onChoose={(source) => void classify(source)} />
        <Badge data-testid="photo-engine" data-engine={engine?.name}>
          {engine
            ? fill(engine.threads > 1 ? words.engineThreads : words.engine, {
                engine: engine.name,
                threads: engine.threads,
              })
            : words.engineNone}
        </Badge>
      </div>
      <p className="mt-2 mb-4 text-sm text-soft">{words.howTo}</p>

      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 @3xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <PhotoView seen={seen} name={name} />
        <div className="relative">
          <AnswerRows phase={phase} top={top} />
          {top.length === 0 && (
            <div className="absolute inset-x-0 top-7">
              <PhotoStatus state={state} onCancel={cancel} onRetry={() => void retry()} />
            </div>
          )}
          <p
            data-testid="photo-time"
            data-network-ms={answer?.networkMs}
            className="mt-1 min-h-5 text-xs text-soft tabular-nums"
          >
            {answer &&
              fill(words.time, {
                decode: milliseconds(answer.decodeMs),
                network: milliseconds(answer.networkMs),
              })}
          </p>
        </div>
      </div>
      <p className="sr-only" role="status">
        {first &&
          fill(words.status.done, {
            label: labelOf(classes[first.index], lang),
            percent: formatNumber(first.probability, lang, { style: 'percent', maximumFractionDigits: 0 }),
          })}
        {(phase === 'loading' || phase === 'running') && words.status.running}
      </p>

      <EngineNote fellBack={fellBack} engine={engine} />
      <NetworkFacts />
      <p className="mt-2 mb-0 text-xs text-soft">{words.credits}</p>

      {over && (
        <div className="pointer-events-none absolute -inset-2 flex items-center justify-center rounded-xl border-2 border-dashed border-lenet bg-card/85 text-lg font-semibold">
          {words.dropHere}
        </div>
      )}
    </div>
  )
}
