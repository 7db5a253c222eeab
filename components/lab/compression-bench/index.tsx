import { useEffect, useState } from 'react'
import { Select } from '@/components/ui/select'
import { photosOnPage } from '@/lib/engine/photos-on-page'
import { useCompression } from '@/lib/hooks/use-compression'
import { useBenchStrings } from '../bench-strings'
import { MeasuredPart } from './measured-part'
import { PhotosPart } from './photos-part'
import { RunPart } from './run-part'
import { SettingsPart } from './settings-part'
import { StagesPart } from './stages-part'
import { usePhotos } from './use-photos'
import { useSetting } from './use-setting'
import { WeightsPart } from './weights-part'

/** A slider that moves is waited for. */
const SETTLED_MS = 400

/** AlexNet-64 pruned, its weights shared, in Huffman's words: bytes, weights, and answers beside the untouched network. */
export default function CompressionBench() {
  const words = useBenchStrings().strings.compression
  const settings = useSetting()
  const { setting, huffman } = settings
  const { photos, own } = usePhotos()
  const { state, compression } = useCompression()
  const [layer, setLayer] = useState('fc7')
  const { made, phase } = state

  useEffect(() => {
    // Only once the reader has begun: weights are not fetched for who only looks.
    const { made, phase } = compression.store.get()
    if (!made && phase !== 'loading' && phase !== 'making') return
    const settled = setTimeout(() => void compression.run(setting, photos), SETTLED_MS)
    return () => clearTimeout(settled)
  }, [compression, setting, photos])

  const outdated = made !== null && JSON.stringify(made.setting) !== JSON.stringify(setting)
  const shown = made?.layers.find(({ name }) => name === layer)
  return (
    <div
      role="group"
      aria-label={words.bench}
      className="@container font-sans"
      data-testid="compression"
      data-phase={phase}
      data-outdated={outdated}
    >
      <SettingsPart {...settings} />
      <RunPart
        state={state}
        outdated={outdated}
        onRun={() => void compression.run(setting, photos)}
        onCancel={() => compression.cancel()}
      />
      {made && shown && (
        <>
          <div className="mt-4 grid gap-x-8 gap-y-5 @2xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
            <StagesPart made={made} huffman={huffman} layer={layer} />
            <div className="grid content-start gap-3">
              <Select
                label={words.layer}
                value={layer}
                options={made.layers.map(({ name }) => ({ value: name, label: name }))}
                onChange={setLayer}
                testId="compression-layer"
              />
              <WeightsPart layer={shown} />
            </div>
          </div>
          <div className="mt-5">
            <PhotosPart
              answers={state.answers}
              own={own}
              onChoose={(source) => void photosOnPage.add([source])}
              onRemove={(key) => photosOnPage.remove(Number(key))}
            />
          </div>
        </>
      )}
      <div className="mt-5">
        <MeasuredPart setting={setting} />
      </div>
    </div>
  )
}
