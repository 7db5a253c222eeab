import { useMemo } from 'react'
import type { Insides, Watch } from '@/lib/data/train-report'
import { networkOf, type TrainSettings } from '@/lib/data/train-settings'
import { useBenchStrings } from '../../bench-strings'
import { Activations } from './activations'
import { DigitRow } from './digit-row'
import { Kernels } from './kernels'
import { LayerRow } from './layer-row'

interface Props {
  insides: Insides | null
  settings: TrainSettings
  onDigit: (digit: Watch['digit']) => void
}

/** Digits to choose from, what the layers make of the chosen one, kernels, and each layer in numbers. */
export function InsidesView({ insides, settings, onDigit }: Props) {
  const words = useBenchStrings().strings.trainLive.insides
  const network = useMemo(() => networkOf(settings), [settings])
  const meaning = insides?.layers.some(({ dead }) => dead !== null)
    ? words.deadMeans
    : insides?.layers.some(({ saturated }) => saturated !== null)
      ? words.saturatedMeans
      : null
  return (
    <div className="mt-2 text-sm">
      <p className="mb-4 max-w-prose text-[0.8125rem] text-soft">{words.hint}</p>
      <DigitRow onDigit={onDigit} />
      {insides === null ? (
        <p
          className="mt-4 rounded-xl bg-wash px-4 py-6 text-center text-soft"
          role="status"
          data-testid="insides-waiting"
        >
          {words.waiting}
        </p>
      ) : (
        <>
          <Activations activations={insides.activations} network={network} />
          <Kernels filters={insides.filters} network={network} />
          <h3 className="mt-6 mb-1 font-semibold">{words.layers}</h3>
          {meaning && <p className="mb-2 max-w-prose text-[0.8125rem] text-soft">{meaning}</p>}
          <ul>
            {insides.layers.map((layer) => (
              <LayerRow key={layer.name} layer={layer} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
