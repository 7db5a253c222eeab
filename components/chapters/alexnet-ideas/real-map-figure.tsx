import { useMemo } from 'react'
import { decimal, oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Slider } from '@/components/ui/slider'
import { WalkButtons } from '@/components/viz/walk-buttons'
import type { AlexnetArchitectureWords } from '@/lib/i18n/en/alexnet-architecture-figures'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { layerShapes } from '@/lib/nn/shapes'
import { drawnOf, indexOf, specOfDrawn } from '../alexnet-architecture/forms'
import { PhotoChoice, PhotoStatus } from '../alexnet-architecture/photo-choice'
import { useTrace } from '../alexnet-architecture/use-trace'
import type { FigureProps } from './figures'
import { PAPER, sizeField } from './neighbours'
import {
  hasSmallPixels,
  placeIn,
  SMALL_PIXELS_ALPHA,
  STRONGEST,
  type MapPlace,
  type MapShape,
} from './real-map'
import { RealMaps } from './real-maps'

const LAYER = 'conv1'
const fields = {
  map: whole(STRONGEST, STRONGEST, 95),
  row: whole(STRONGEST, STRONGEST, 63),
  column: whole(STRONGEST, STRONGEST, 63),
  k: decimal(PAPER.k, 0.1, 10, 2),
  size: sizeField,
  alpha: decimal(PAPER.alpha, 0.00001, 1, 5),
  beta: decimal(PAPER.beta, 0, 2, 2),
  divided: oneOf(['no', 'yes'], 'no'),
}
const powers = { toTrack: Math.log10, fromTrack: (track: number) => 10 ** track }

/** Of a figure that shows a photo of the reader's. */
export interface PhotoFigureProps extends FigureProps {
  architecture: AlexnetArchitectureWords
  errors: BenchStrings['errors']
}

/** A map of conv1 that a photo has gone through, before and after response normalisation. */
export default function RealMapFigure({ lang, words: all, architecture, errors }: PhotoFigureProps) {
  const words = all.realMap
  const { state, change } = useFigureState('lrn', fields)
  const trace = useTrace()
  const { traced } = trace.state
  const spec = specOfDrawn[drawnOf[trace.network]]
  const shape = useMemo(() => layerShapes(spec)[indexOf(spec, LAYER)] as unknown as MapShape, [spec])
  // What another network made of the photo does not fit the shapes of this one.
  const own = traced?.network === trace.network ? traced : null
  const values = own?.layers.find(({ name }) => name === LAYER)?.values ?? null
  const { k, size, alpha, beta } = state
  const divided = state.divided === 'yes'
  const constants = useMemo(() => ({ k, size, alpha, beta, divided }), [k, size, alpha, beta, divided])
  const { map, row, column } = state
  const at = useMemo(
    () => (values ? placeIn(values, shape, { map, row, column }) : { map: 0, row: 0, column: 0 }),
    [values, shape, map, row, column],
  )
  const [rows, columns, maps] = shape
  const small = hasSmallPixels(trace.network)
  const move = (to: Partial<MapPlace>) => change({ ...at, ...to })
  const toMap = (next: number) => change({ map: (next + maps) % maps, row: STRONGEST, column: STRONGEST })
  const photo = { lang, words: architecture, errors, trace }
  return (
    <div className="font-sans">
      <PhotoChoice {...photo} />
      <div className="mt-4 grid gap-x-8 gap-y-4 @3xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          {values ? (
            <RealMaps
              values={values}
              shape={shape}
              at={at}
              constants={constants}
              words={words}
              unfolding={architecture.unfolding}
              onMove={move}
            />
          ) : (
            <div className="aspect-[2/1.4] w-full rounded-lg bg-wash p-4">
              <PhotoStatus {...photo} />
            </div>
          )}
        </div>
        <div className="grid content-start gap-1">
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => toMap(at.map - 1)} disabled={!values} data-testid="lrn-map-back">
              {words.mapBack}
            </Button>
            <Button onClick={() => toMap(at.map + 1)} disabled={!values} data-testid="lrn-map-next">
              {words.mapNext}
            </Button>
          </div>
          <WalkButtons at={at} rows={rows} columns={columns} onMove={move} words={architecture.unfolding} />
          <div className="grid gap-x-6 gap-y-1 @xl:grid-cols-2 @3xl:grid-cols-1">
            <Slider
              label="k"
              value={k}
              min={0.1}
              max={10}
              step={0.1}
              onChange={(to) => change({ k: to })}
              testId="lrn-k"
            />
            <Slider
              label="n"
              value={size}
              min={1}
              max={9}
              step={2}
              onChange={(to) => change({ size: Math.round(to) })}
              testId="lrn-n"
            />
            <Slider
              label="α"
              value={alpha}
              min={0.00001}
              max={1}
              step={0.01}
              scale={powers}
              onChange={(to) => change({ alpha: Number(to.toPrecision(2)) })}
              testId="lrn-alpha"
            />
            <Slider
              label="β"
              value={beta}
              min={0}
              max={2}
              step={0.05}
              onChange={(to) => change({ beta: to })}
              testId="lrn-beta"
            />
          </div>
          <Checkbox
            label={all.neighbours.divided}
            checked={divided}
            onChange={(on) => change({ divided: on ? 'yes' : 'no' })}
            testId="lrn-divided"
          />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => change({ ...PAPER, divided: 'no' })} data-testid="lrn-paper">
              {all.neighbours.reset}
            </Button>
            <Button
              disabled={!small}
              onClick={() => change({ alpha: SMALL_PIXELS_ALPHA })}
              data-testid="lrn-small-pixels"
            >
              {words.smallPixels}
            </Button>
          </div>
          {!small && <p className="text-sm text-soft">{words.paperPixels}</p>}
        </div>
      </div>
    </div>
  )
}
