import { useEffect, useMemo, useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Choices } from '@/components/ui/choices'
import { useBenchStrings } from '../bench-strings'
import { CameraView } from '../camera'
import { useCamera } from '../camera/use-camera'
import { EngineNote } from '../engine-note'
import { ModelPicker } from '../weights-bench/model-picker'
import { classifierStore } from '@/lib/engine/classifier-client'
import type { PhotoSource } from '@/lib/engine/photos-on-page'
import { usePhotoClassifier, usePhotoThumbs } from '@/lib/hooks/use-photo-classifier'
import { usePhotosOnPage } from '@/lib/hooks/use-photos-on-page'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { AnswerRows, ROWS } from './answer-rows'
import { classes as known, labelOf, useClasses } from './classes'
import { Compare } from './compare'
import { CropVotes } from './crop-votes'
import { LayerTimes } from './layer-times'
import { NetworkFacts } from './network-facts'
import { PhotoChooser } from './photo-chooser'
import { PhotoStatus } from './photo-status'
import { PhotoStrip } from './photo-strip'
import { PhotoView } from './photo-view'
import { SpeedFacts } from './speed-facts'
import { thumbOf } from './thumb-of'
import { topClasses } from './top-classes'
import { TurnedAway } from './turned-away'
import { usePhotoDrop } from './use-photo-drop'
import { usePhotoPaste } from './use-photo-paste'
import { usePhotoSettings } from './use-photo-settings'

/** Classifies photos: chosen, dropped, pasted, taken here or ours, by the networks that are there. */
export default function PhotoBench() {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  const { state: page, add, open, choose, remove, setThumb } = usePhotosOnPage()
  const { state, ask, measure, cancel, retry } = usePhotoClassifier()
  const { turnedAway, fill: fillStrip, forget } = usePhotoThumbs()
  const { crops, setCrops, network, setNetwork } = usePhotoSettings()
  const { fellBack } = useStore(classifierStore)
  const camera = useCamera()
  const bench = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const [held, setHeld] = useState<number | null>(null)
  const { phase, answer, engine, seen } = state

  const chosen = page.photos.find(({ id }) => id === page.chosen) ?? null
  const question = useMemo(
    () => (chosen ? { id: chosen.id, name: chosen.name, open: () => open(chosen.id), crops } : null),
    // The photo arriving, or its small picture, makes no other question of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [chosen?.id, crops],
  )
  useEffect(() => {
    if (question) void ask({ ...question, network })
    else if (page.photos.length === 0 && !state.error) void ask(null)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question, network, page.photos.length])

  // The small picture of the photo at hand comes from its answer; those of the others are made apart.
  const needsThumb = chosen !== null && chosen.thumb === null && state.id === chosen.id && seen !== null
  useEffect(() => {
    const thumb = needsThumb ? thumbOf(seen) : null
    if (thumb) setThumb(chosen!.id, thumb)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [needsThumb])
  useEffect(() => void fillStrip(), [page.photos, phase, fillStrip])

  const take = (sources: readonly PhotoSource[]) => {
    camera.stop()
    forget()
    add(sources)
  }
  const takeFiles = (files: readonly File[]) => take(files.map((photo) => ({ photo, name: photo.name })))
  // Nothing is fetched from elsewhere: an address is shown to be no picture.
  const { over, handlers } = usePhotoDrop(takeFiles, (address) =>
    take([{ photo: new Blob([address]), name: address.slice(0, 60) }]),
  )
  usePhotoPaste(bench, takeFiles)

  const names = useClasses(answer?.network ?? network)
  const top = useMemo(() => (answer && names ? topClasses(answer.probabilities, ROWS) : []), [answer, names])
  const votes = answer && answer.crops.length > 1 ? answer.crops : []
  const lit = votes[pointed ?? held ?? -1] ?? null
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
        <PhotoChooser
          onChoose={take}
          onCamera={() => void camera.start()}
          cameraBusy={camera.state.phase === 'asking' || camera.state.phase === 'on'}
        />
        <Badge data-testid="photo-engine" data-engine={engine?.name}>
          {engine
            ? fill(engine.threads > 1 ? words.engineThreads : words.engine, {
                engine: engine.name,
                threads: engine.threads,
              })
            : words.engineNone}
        </Badge>
      </div>
      <p className="mt-2 mb-3 text-sm text-soft">{words.howTo}</p>
      {camera.state.phase !== 'off' && (
        <div className="mb-4">
          <CameraView
            camera={camera}
            hint={words.cameraHint}
            onStill={(photo) => take([{ photo, name: words.cameraName }])}
          />
        </div>
      )}
      <PhotoStrip photos={page.photos} chosen={page.chosen} onChoose={choose} onRemove={remove} />
      <TurnedAway files={turnedAway} onForget={forget} />

      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 @3xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          <PhotoView seen={seen} name={state.name} network={network} crops={votes} lit={lit} />
          <div className="mt-2">
            <Choices
              label={words.looks}
              testId="photo-crops"
              value={String(crops) as '1' | '10'}
              onChange={(value) => {
                setHeld(null)
                setCrops(value === '10' ? 10 : 1)
              }}
              options={[
                { value: '1', label: words.once },
                { value: '10', label: words.tenTimes },
              ]}
            />
          </div>
        </div>
        <div className="relative">
          <AnswerRows phase={phase} classes={names ?? known} top={top} />
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
            label: labelOf(names![first.index], lang),
            percent: formatNumber(first.probability, lang, { style: 'percent', maximumFractionDigits: 0 }),
          })}
        {(phase === 'loading' || phase === 'running') && words.status.running}
      </p>
      {votes.length > 0 && first && names && (
        <CropVotes
          crops={votes}
          classes={names}
          winner={first.index}
          held={held}
          onPoint={setPointed}
          onHold={(crop) => setHeld(crop === held ? null : crop)}
        />
      )}

      <EngineNote fellBack={fellBack} engine={engine} />
      <div className="mt-5">
        <ModelPicker value={network} onChoose={setNetwork} />
      </div>
      {answer && <SpeedFacts answer={answer} freed={page.freed} />}
      {answer && (
        <LayerTimes
          network={answer.network}
          times={state.times}
          pass={state.pass}
          onMeasure={(passes) => void measure(passes)}
          onCancel={cancel}
        />
      )}
      {answer && <Compare question={question} />}
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
