import { useRef } from 'react'
import { useBenchStrings } from '../bench-strings'
import { CameraView } from '../camera'
import { useCamera } from '../camera/use-camera'
import { EngineNote } from '../engine-note'
import { usePhotoDrop } from '../photo-bench/use-photo-drop'
import { usePhotoPaste } from '../photo-bench/use-photo-paste'
import { classifierStore } from '@/lib/engine/classifier-client'
import type { NumberSource } from '@/lib/engine/number-photo'
import { useNumberPhoto } from '@/lib/hooks/use-number-photo'
import { useStore } from '@/lib/hooks/use-store'
import { DigitCards } from './digit-cards'
import { ReadingPanel } from './reading-panel'
import { SourceRow } from './source-row'
import { Stages } from './stages'

/** Reads a number from a photograph of paper: chosen, dropped, pasted, taken here, or one of ours. */
export default function NumberPhotoBench() {
  const { strings } = useBenchStrings()
  const words = strings.numberPhoto
  const { state, read, cancel, retry } = useNumberPhoto()
  const engineState = useStore(classifierStore)
  const camera = useCamera()
  const bench = useRef<HTMLDivElement>(null)

  const take = (source: NumberSource) => {
    camera.stop()
    void read(source)
  }
  const takeFile = ([file]: [File, ...File[]]) => take({ photo: file, name: file.name })
  // Nothing is fetched from elsewhere: an address is shown to be no picture.
  const { over, handlers } = usePhotoDrop(takeFile, (address) =>
    take({ photo: new Blob([address]), name: address.slice(0, 60) }),
  )
  usePhotoPaste(bench, takeFile)

  return (
    <div
      ref={bench}
      role="group"
      aria-label={words.bench}
      data-testid="number-photo-bench"
      data-over={over}
      className="@container relative font-sans"
      {...handlers}
    >
      <SourceRow
        onChoose={take}
        onCamera={() => void camera.start()}
        cameraBusy={camera.state.phase === 'asking' || camera.state.phase === 'on'}
      />
      <p className="mt-2 mb-3 text-sm text-soft">{words.howTo}</p>
      {camera.state.phase !== 'off' && (
        <div className="mb-4">
          <CameraView
            camera={camera}
            hint={words.cameraHint}
            onStill={(photo) => take({ photo, name: words.cameraName })}
          />
        </div>
      )}

      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 @3xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div>
          <h3 className="m-0 mb-1 font-sans! text-sm font-normal text-soft">{words.result}</h3>
          <ReadingPanel state={state} onCancel={cancel} onRetry={() => void retry()} />
        </div>
        {state.reading && <DigitCards digits={state.reading.digits} doubtful={state.reading.doubtful} />}
      </div>
      <EngineNote {...engineState} />
      <Stages state={state} />
      <p className="mt-3 mb-0 text-xs text-soft">{words.credits}</p>

      {over && (
        <div className="pointer-events-none absolute -inset-2 flex items-center justify-center rounded-xl border-2 border-dashed border-lenet bg-card/85 text-lg font-semibold">
          {words.dropHere}
        </div>
      )}
    </div>
  )
}
