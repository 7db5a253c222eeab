import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { FigureProps } from './figures'
import { countStack, fieldOfStack, singleKernels } from './stacks'
import { TwoBars } from './two-bars'

const fields = {
  kernel: oneOf(singleKernels, '7'),
  channels: whole(256, 1, 512),
  side: whole(56, 4, 112),
}

const scale = { toTrack: Math.log2, fromTrack: (track: number) => 2 ** track }

/** A stack of 3x3 beside one large kernel that sees as much. */
export default function StacksFigure({ lang, words: all }: FigureProps) {
  const words = all.stacks
  const { state, change } = useFigureState('stacks', fields)
  const kernel = Number(state.kernel)
  const counts = countStack(kernel, state.channels, state.side)
  const names = [fill(words.stack, { layers: counts.layers }), fill(words.single, { kernel })] as const
  return (
    <div className="grid gap-x-8 gap-y-5 font-sans @2xl:grid-cols-[16rem_1fr]">
      <Field
        kernel={kernel}
        layers={counts.layers}
        label={fill(words.field, { kernel, layers: counts.layers })}
      />
      <div className="grid content-start gap-4">
        <Choices
          label={words.kernel}
          value={state.kernel}
          options={singleKernels.map((value) => ({ value, label: `${value} × ${value}` }))}
          onChange={(to) => change({ kernel: to })}
          testId="stacks-kernel"
        />
        <div className="grid gap-x-6 gap-y-2 @xl:grid-cols-2">
          <Slider
            label={words.channels}
            value={state.channels}
            min={1}
            max={512}
            step={1}
            scale={scale}
            onChange={(to) => change({ channels: Math.round(to) })}
            testId="stacks-channels"
          />
          <Slider
            label={words.side}
            value={state.side}
            min={4}
            max={112}
            step={1}
            onChange={(to) => change({ side: Math.round(to) })}
            testId="stacks-side"
          />
        </div>
        <TwoBars
          title={words.weights}
          names={names}
          values={[counts.stackWeights, counts.singleWeights]}
          lang={lang}
          testId="stacks-weights"
        />
        <TwoBars
          title={words.macs}
          names={names}
          values={[counts.stackMacs, counts.singleMacs]}
          lang={lang}
          testId="stacks-macs"
        />
        <p className="min-h-16 text-sm" aria-live="polite">
          {fill(words.said, {
            layers: counts.layers,
            channels: state.channels,
            kernel,
            share: formatNumber(
              Number(((100 * counts.stackWeights) / counts.singleWeights).toFixed(0)),
              lang,
            ),
          })}
        </p>
      </div>
    </div>
  )
}

/** The field grows by two with every layer of 3x3. */
function Field({ kernel, layers, label }: { kernel: number; layers: number; label: string }) {
  const unit = 100 / kernel
  return (
    <svg
      viewBox="-1 -1 102 102"
      role="img"
      aria-label={label}
      className="mx-auto w-full max-w-64"
      data-testid="stacks-field"
      data-value={fieldOfStack(layers)}
    >
      {Array.from({ length: kernel * kernel }, (_, i) => (
        <rect
          key={i}
          x={(i % kernel) * unit}
          y={Math.floor(i / kernel) * unit}
          width={unit}
          height={unit}
          fill="var(--wash)"
          stroke="var(--line)"
          strokeWidth={0.5}
        />
      ))}
      {Array.from({ length: layers }, (_, i) => {
        const side = fieldOfStack(i + 1)
        const from = ((kernel - side) / 2) * unit
        return (
          <rect
            key={side}
            x={from}
            y={from}
            width={side * unit}
            height={side * unit}
            fill="none"
            stroke="var(--alexnet)"
            strokeWidth={1.6}
            strokeDasharray={i === layers - 1 ? undefined : '3 2'}
          />
        )
      })}
      <rect x={50 - unit / 2} y={50 - unit / 2} width={unit} height={unit} fill="var(--alexnet)" />
    </svg>
  )
}
