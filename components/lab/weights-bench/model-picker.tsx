import { useEffect, useId, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { useWeights } from '@/lib/hooks/use-weights'
import type { NetworkWeights } from '@/lib/engine/weights'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { photoNetworks, type PhotoNetwork } from '@/lib/nn/photo-networks'
import { useBenchStrings } from '../bench-strings'
import { sizeText } from '../take-away/size-text'
import { costOf, shippedBytes } from './networks'
import { percentOf } from './percent-of'

interface Props {
  value: PhotoNetwork
  onChoose: (network: PhotoNetwork) => void
}

/**
 * Which network answers, each with what it costs and whether its weights are here. One without weights cannot be chosen:
 * it says how to bring them.
 */
export function ModelPicker({ value, onChoose }: Props) {
  const { strings } = useBenchStrings()
  const { state, show, fetchHosted, cancel } = useWeights()
  const name = useId()
  const gone = state.known && value !== 'alexnet64' && state.networks[value].held === null
  useEffect(() => {
    // Deleted here or in another tab: what comes with the site answers again.
    if (gone) onChoose('alexnet64')
  }, [gone, onChoose])
  return (
    <fieldset className="@container min-w-0 font-sans" data-testid="model-picker" data-value={value}>
      <legend className="mb-1 text-sm text-soft">{strings.weights.picker}</legend>
      <div className="grid gap-2 @2xl:grid-cols-3">
        {photoNetworks.map((network) => (
          <Card
            key={network}
            network={network}
            weights={network === 'alexnet64' ? null : state.networks[network]}
            group={name}
            checked={network === value}
            onChoose={() => onChoose(network)}
          >
            {network !== 'alexnet64' && (
              <WayIn
                weights={state.networks[network]}
                onBring={() => {
                  show(network)
                  goToBench()
                }}
                onFetch={() => void fetchHosted(network)}
                onCancel={() => cancel(network)}
              />
            )}
          </Card>
        ))}
      </div>
    </fieldset>
  )
}

interface CardProps {
  network: PhotoNetwork
  /** null: they come with the site. */
  weights: NetworkWeights | null
  group: string
  checked: boolean
  onChoose: () => void
  /** Below what it costs. */
  children: ReactNode
}

function Card({ network, weights, group, checked, onChoose, children }: CardProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  const { name, form } = words.networks[network]
  const { parameters, macs } = costOf(network)
  const ready = weights === null || weights.held !== null
  const about = useId()
  return (
    <div
      data-testid={`model-${network}`}
      data-ready={ready}
      className={classes(
        'relative flex flex-col gap-1 rounded-xl border px-4 py-3 text-sm leading-snug',
        checked ? 'border-lenet bg-wash' : 'border-line bg-card',
        ready &&
          'has-[input:focus-visible]:outline-3 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-lenet',
      )}
    >
      <label
        className={classes('flex items-center gap-2 font-semibold', ready && 'after:absolute after:inset-0')}
      >
        <input
          type="radio"
          name={group}
          value={network}
          checked={checked}
          disabled={!ready}
          aria-describedby={about}
          onChange={onChoose}
          className="relative z-1 size-4.5 shrink-0 accent-lenet focus-visible:outline-none"
        />
        {name}
      </label>
      <div id={about} className="text-[0.8125rem] text-soft">
        <span className="block">{form}</span>
        <span className="block tabular-nums">
          {fill(words.cost, { parameters: formatNumber(parameters, lang), macs: formatNumber(macs, lang) })}
        </span>
        <StateText weights={weights} />
      </div>
      {children}
    </div>
  )
}

/** Whether the weights are here, and what it would take. */
function StateText({ weights }: { weights: NetworkWeights | null }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  const say = (template: string, bytes: number) =>
    fill(template, { size: sizeText(bytes, strings.takeAway, lang) })
  const text = () => {
    if (!weights) return say(words.ships, shippedBytes)
    const { held, hosted, job } = weights
    if (held) return say(held.visit ? words.hereForVisit : words.here, held.bytes)
    if (job) return fill(words.bringing, { percent: percentOf(job, lang) })
    if (hosted) return say(hosted.here > 0 ? words.toFetchRest : words.toFetch, hosted.bytes)
    return words.notHere
  }
  return <span className="mt-0.5 block text-ink">{text()}</span>
}

interface WayInProps {
  weights: NetworkWeights
  onBring: () => void
  onFetch: () => void
  onCancel: () => void
}

/** How weights that are not here can come. */
function WayIn({ weights: { held, hosted, job }, onBring, onFetch, onCancel }: WayInProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  if (held) return null
  return (
    <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-1">
      {job && <Button onClick={onCancel}>{words.cancel}</Button>}
      {!job && hosted && (
        <Button onClick={onFetch}>
          {hosted.here > 0
            ? words.goOn
            : fill(words.fetch, { size: sizeText(hosted.bytes, strings.takeAway, lang) })}
        </Button>
      )}
      {!job && !hosted && <Button onClick={onBring}>{words.bring}</Button>}
    </div>
  )
}

/** The bench may not have come yet: its place is there, and it comes when it is seen. */
function goToBench(): void {
  const place = document.querySelector<HTMLElement>('[data-bench=weights]')
  if (!place) return
  place.tabIndex = -1
  place.focus({ preventScroll: true })
  place.scrollIntoView({ block: 'start' })
}
