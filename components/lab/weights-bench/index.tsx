'use client'

import { Choices } from '@/components/ui/choices'
import { useWeights } from '@/lib/hooks/use-weights'
import type { NetworkWeights } from '@/lib/engine/weights'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { BroughtNetwork } from '@/lib/protocol/weights-messages'
import { useBenchStrings } from '../bench-strings'
import { FileDrop } from '../file-drop'
import { sizeText } from '../take-away/size-text'
import { HeldRow } from './held-row'
import { HostedRow } from './hosted-row'
import { JobRow } from './job-row'
import { costOf } from './networks'
import { Outcome } from './outcome'
import { Speed } from './speed'
import { WhereFrom } from './where-from'

/** Brings the weights of the large networks: from a file of the reader's, or from this site where it has them. */
export default function WeightsBench() {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  const { state, show, importFile, fetchHosted, cancel, remove } = useWeights()
  const network = state.shown
  const mine = state.networks[network]
  const cost = costOf(network)
  const { job, held, hosted } = mine
  return (
    <div
      role="group"
      aria-label={words.bench}
      className="@container flex flex-col gap-4 font-sans"
      data-testid="weights-bench"
      data-network={network}
      data-phase={phaseOf(state.known, mine)}
    >
      <div>
        <Choices
          label={words.which}
          value={network}
          onChange={show}
          options={(['alexnet', 'alexnet2012'] satisfies BroughtNetwork[]).map((value) => ({
            value,
            label: words.forms[value],
          }))}
        />
        <p className="mt-2 mb-0 text-sm text-soft">
          {fill(words.cost, {
            parameters: formatNumber(cost.parameters, lang),
            macs: formatNumber(cost.macs, lang),
          })}
        </p>
      </div>

      {held && <HeldRow key={network} held={held} onRemove={() => void remove(network)} />}
      {!held && hosted && !job && <HostedRow hosted={hosted} onFetch={() => void fetchHosted(network)} />}
      {job && <JobRow job={job} onCancel={() => cancel(network)} />}
      {!job && <Outcome network={network} weights={mine} onFetch={() => void fetchHosted(network)} />}

      {!job && (
        <FileDrop
          key={network}
          choose={words.choose}
          hint={words[`${network}Hint`]}
          longHint
          accept=".pth,.pt,.safetensors,.onnx"
          testId="weights-input"
          dropTestId="weights-input-drop"
          onFiles={([file]) => void importFile(network, file)}
        />
      )}
      {state.known && !state.keeps && !held && <p className="m-0 text-sm text-soft">{words.noPlace}</p>}
      {network === 'alexnet2012' && !held && <p className="m-0 text-sm text-soft">{words.where.never}</p>}
      <WhereFrom key={`${network} where`} network={network} />
      {!held && <Speed key={`${network} speed`} network={network} />}

      <p className="sr-only" role="status">
        {held && !job && fill(words.done, { size: sizeText(held.bytes, strings.takeAway, lang) })}
      </p>
    </div>
  )
}

function phaseOf(known: boolean, { job, held, error }: NetworkWeights): string {
  if (job) return 'bringing'
  if (error) return 'failed'
  if (held) return 'here'
  return known ? 'missing' : 'unknown'
}
