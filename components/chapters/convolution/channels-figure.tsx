import { useEffect, useMemo, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { rangeOf } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { planeOf } from '@/components/viz/plane'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { unfoldOutput } from '@/lib/nn/reference/unfold'
import { ChannelSums } from './channel-sums'
import { CHANNELS, colourLayer, colourParameters, filterNames, PHOTO_SIDE } from './channel-filters'
import { ColourPicture } from './colour-picture'
import type { FigureProps } from './figures'
import { WindowFrame } from './on-paper'
import { loadPhoto } from './open-photo'
import { photoNames, type PhotoName } from './picture'

const OUT = PHOTO_SIDE - 2
const fields = {
  photo: oneOf(photoNames, 'rocket'),
  filters: whole(2, 1, filterNames.length),
  filter: whole(0, 0, filterNames.length - 1),
  row: whole(5, 0, OUT - 1),
  column: whole(5, 0, OUT - 1),
  /** Channels that have been added, and then the bias. */
  added: whole(CHANNELS + 1, 0, CHANNELS + 1),
}

function useColours(photo: PhotoName) {
  const [loaded, setLoaded] = useState<{ photo: PhotoName; colours: Float64Array | null } | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let gone = false
    loadPhoto(photo, PHOTO_SIDE).then(
      (colours) => gone || setLoaded({ photo, colours: colours.map(Math.round) }),
      () => gone || setLoaded({ photo, colours: null }),
    )
    return () => {
      gone = true
    }
  }, [photo, attempt])
  const now = loaded?.photo === photo ? loaded : null
  return {
    colours: now?.colours ?? null,
    failed: now !== null && now.colours === null,
    retry: () => setAttempt(attempt + 1),
  }
}

/** Three channels in, several filters out: partial sums, bias, output. */
export default function ChannelsFigure({ lang, words, unfolding }: FigureProps) {
  const { state, change } = useFigureState('channels', fields)
  const { colours, failed, retry } = useColours(state.photo)
  const w = words.channels
  const filter = Math.min(state.filter, state.filters - 1)
  const spec = useMemo(() => colourLayer(state.filters), [state.filters])
  const parameters = useMemo(() => colourParameters(state.filters), [state.filters])
  const outputs = useMemo(
    () => (colours ? referenceOutputs(spec, parameters, colours)[0] : null),
    [spec, parameters, colours],
  )
  const at: Cell = { row: state.row, column: state.column }
  const shape = [OUT, OUT, state.filters] as const
  const counted = describeNetwork(spec).parameters
  const plane = outputs && planeOf(outputs, shape, filter).values
  return (
    <div>
      <div className="grid gap-4 @min-[44rem]:grid-cols-[auto_minmax(0,1fr)] @min-[44rem]:items-start">
        <Choices
          label={w.photo}
          value={state.photo}
          options={photoNames.map((value) => ({ value, label: words.picture.photos[value] }))}
          onChange={(photo) => change({ photo })}
          testId="channels-photo"
        />
        <div className="grid gap-x-6 gap-y-2 @min-[32rem]:grid-cols-[12rem_minmax(0,1fr)]">
          <Slider
            label={w.filters}
            value={state.filters}
            min={1}
            max={filterNames.length}
            step={1}
            onChange={(next) => change({ filters: Math.round(next) })}
            testId="channels-filters"
          />
          <p className="text-sm" data-testid="channels-parameters" data-value={counted}>
            {fill(w.parameters, { filters: state.filters })}
            <br />
            <span className="font-mono text-[0.8125rem]">
              {state.filters} × (3 × 3 × 3 + 1) = {formatNumber(counted, lang)}
            </span>
          </p>
        </div>
      </div>
      {!colours || !outputs || !plane ? (
        <div className="mt-4">
          {failed ? (
            <Alert tone="error" action={<Button onClick={retry}>{words.retry}</Button>}>
              {words.picture.failed}
            </Alert>
          ) : (
            <p className="text-soft">{words.picture.loading}</p>
          )}
        </div>
      ) : (
        <div className="mt-4 grid gap-6 @min-[44rem]:grid-cols-[15rem_minmax(0,1fr)]">
          <div className="mx-auto w-full max-w-72 min-w-0">
            <div className="grid grid-cols-2 gap-3">
              <div data-part="photo">
                <p className="mb-1 text-sm text-soft">{w.in}</p>
                <div className="relative border border-line">
                  <ColourPicture
                    colours={colours}
                    side={PHOTO_SIDE}
                    label={words.picture.photos[state.photo]}
                  />
                  <WindowFrame
                    rows={PHOTO_SIDE}
                    columns={PHOTO_SIDE}
                    frame={{ top: at.row, left: at.column, height: 3, width: 3 }}
                  />
                </div>
              </div>
              <div data-part="output">
                <p className="mb-1 text-sm text-soft">{fill(w.map, { filter: filter + 1 })}</p>
                <MapWalker
                  values={plane}
                  rows={OUT}
                  columns={OUT}
                  range={rangeOf(plane)}
                  at={at}
                  onMove={(cell) => change({ ...cell, added: CHANNELS + 1 })}
                  label={fill(w.map, { filter: filter + 1 })}
                  say={({ row, column }) =>
                    fill(words.cell, {
                      row: row + 1,
                      column: column + 1,
                      value: sayNumber(plane[row * OUT + column], 0),
                    })
                  }
                  testId="channels-map"
                />
              </div>
            </div>
            <WalkButtons at={at} rows={OUT} columns={OUT} onMove={change} words={unfolding} />
            <div className="mt-3" data-part="filters">
              <p className="mb-1 text-sm text-soft">{w.choose}</p>
              <div role="group" aria-label={w.choose} className="grid gap-1.5">
                {filterNames.slice(0, state.filters).map((name, one) => (
                  <Button
                    key={name}
                    pressed={one === filter}
                    onClick={() => change({ filter: one })}
                    data-testid={`channels-filter-${name}`}
                    className="whitespace-normal"
                  >
                    {one + 1}. {w.names[name]}
                  </Button>
                ))}
              </div>
            </div>
          </div>
          <ChannelSums
            unfolded={unfoldOutput(spec, parameters, colours, 0, { ...at, channel: filter })}
            added={state.added}
            onAdded={(added) => change({ added })}
            words={words}
          />
        </div>
      )}
    </div>
  )
}
