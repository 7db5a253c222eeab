import { useEffect, useMemo, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { usePhotoInside } from '@/lib/hooks/use-photo-inside'
import { useStore } from '@/lib/hooks/use-store'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { openedLayers } from '@/lib/nn/opened-layers'
import { photoSpecs } from '@/lib/nn/photo-networks'
import { useBenchStrings } from '../bench-strings'
import { useInView } from '../inside-bench/use-in-view'
import { choosePlace, chosenPlace, restorePlace, startOf, strongestOf } from './chosen'
import { KernelsPart } from './kernels-part'
import { LayersPart } from './layers-part'
import { PhotoHeader } from './photo-header'
import { PhotoNeeded } from './photo-needed'
import { useClassNames } from './use-class-names'
import { usePagePhoto } from './use-page-photo'

/** The page's photo in every layer of the network: kernels, maps, what each value sees. */
export default function PhotoInsideBench() {
  const { strings } = useBenchStrings()
  const words = strings.photoInside
  const { shown, choose, error: pageError, retry: retryPhoto } = usePagePhoto()
  const { state, inside } = usePhotoInside()
  const { unit } = useStore(chosenPlace)
  const frame = useRef<HTMLDivElement>(null)
  const inView = useInView(frame)

  useEffect(restorePlace, [])
  useEffect(() => {
    if (!shown) inside.look(null)
    else if (inView) inside.look(shown)
  }, [inside, inView, shown])

  const { traced } = state
  const network = traced?.of.network ?? shown?.network ?? 'alexnet64'
  const classes = useClassNames(network)
  const spec = photoSpecs[network]
  const layers = useMemo(() => openedLayers(spec), [spec])
  const [first] = layers
  const begin = useMemo(
    () => (traced ? startOf(first, traced.found.layers[first.last].values) : null),
    [traced, first],
  )
  const at = unit ?? begin
  const { layer } = first
  const error = pageError ?? state.error
  const retry = () => (pageError ? retryPhoto() : inside.retry())
  return (
    <div
      ref={frame}
      role="group"
      aria-label={words.bench}
      className="@container font-sans"
      data-testid="photo-inside"
      data-phase={state.phase}
      data-network={traced?.of.network}
    >
      {error && (
        <div className="mb-4">
          <Alert
            tone="error"
            testId="photo-inside-error"
            action={(shown || pageError) && <Button onClick={retry}>{words.retry}</Button>}
          >
            {errorSentence(strings, error)}
          </Alert>
        </div>
      )}
      {!shown ? (
        <PhotoNeeded say={words.need} onChoose={choose} testId="photo-inside" />
      ) : (
        <>
          <PhotoHeader
            shown={shown}
            busy={state.phase === 'loading' || state.phase === 'looking'}
            stopped={state.phase === 'stopped'}
            progress={state.progress}
            onCancel={inside.cancel}
            onRetry={inside.retry}
            onChoose={choose}
            testId="photo-inside"
          />
          {traced && at && layer.kind === 'conv' && (
            <>
              <KernelsPart
                layer={first.name}
                weights={traced.found.kernels}
                count={layer.filters}
                size={layer.kernel}
                at={at.layer === first.name ? at.map : null}
                onChoose={(kernel) =>
                  choosePlace(strongestOf(first, traced.found.layers[first.last].values, kernel))
                }
                twoColumns={network === 'alexnet2012'}
              />
              <LayersPart
                spec={spec}
                layers={layers}
                found={traced.found}
                unit={at}
                nameOf={(output) => classes?.[output]?.label ?? String(output)}
              />
            </>
          )}
        </>
      )}
    </div>
  )
}
