import { Button } from '@/components/ui/button'
import { sayNumber } from '@/components/viz/say-number'
import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import { fill } from '@/lib/i18n/fill'
import type { Unfolded } from '@/lib/nn/reference/unfold'
import { CellGrid } from './cell-grid'

interface ChannelSumsProps {
  unfolded: Unfolded
  /** Channels that have been added, and after them the bias. */
  added: number
  onAdded: (added: number) => void
  words: ConvolutionWords
}

/** One output of a filter over several channels: a window, a kernel and a partial sum for each, then the bias. */
export function ChannelSums({ unfolded, added, onAdded, words }: ChannelSumsProps) {
  const w = words.channels
  const { groups, bias } = unfolded
  const sums = groups.map(({ terms }) => terms.reduce((sum, term) => sum + term, 0))
  const all = groups.length + 1
  const parts = [...sums, bias ?? 0].slice(0, added)
  const total = parts.reduce((sum, part) => sum + part, 0)
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          onClick={() => onAdded(added >= all ? 0 : added + 1)}
          data-testid="channels-next"
        >
          {added >= all ? w.again : added < groups.length ? w.next : w.nextBias}
        </Button>
        <Button disabled={added === 0} onClick={() => onAdded(added - 1)} data-testid="channels-back">
          {words.sweep.back}
        </Button>
      </div>
      <div className="mt-3 grid gap-3" data-part="sums">
        {groups.map((group, channel) => {
          const shown = channel < added
          const name = w.channels[channel]
          return (
            <div
              key={channel}
              className={`grid grid-cols-[4.5rem_minmax(0,8rem)_minmax(0,8rem)] items-center gap-3 rounded-lg px-2 py-1.5 @min-[36rem]:grid-cols-[6rem_8rem_8rem_minmax(0,1fr)] ${
                channel === added - 1 ? 'bg-wash' : ''
              }`}
            >
              <p className="text-sm">{name}</p>
              <CellGrid
                values={[...group.inputs]}
                columns={group.columns}
                tone="ink"
                most={255}
                label={fill(w.window, { channel: name, values: [...group.inputs].join(', ') })}
              />
              <CellGrid
                values={[...group.factors]}
                columns={group.columns}
                tone="signed"
                most={2}
                label={fill(w.kernel, {
                  channel: name,
                  values: [...group.factors].map((v) => sayNumber(v, 0)).join(', '),
                })}
              />
              <p className="col-span-3 text-sm @min-[36rem]:col-span-1">
                {w.partial}{' '}
                <b
                  className="font-mono tabular-nums"
                  data-testid={`channels-sum-${channel}`}
                  data-value={shown ? sums[channel] : undefined}
                >
                  {shown ? sayNumber(sums[channel], 0) : '–'}
                </b>
              </p>
            </div>
          )
        })}
      </div>
      <p
        className="mt-3 min-h-12 font-mono text-sm tabular-nums"
        aria-live="polite"
        data-testid="channels-total"
        data-value={total}
      >
        {added === 0 ? w.none : `${parts.map(term).join('')} = `}
        {added > 0 && <b>{sayNumber(total, 0)}</b>}
        {added === all && <span className="font-sans text-soft"> {w.done}</span>}
      </p>
    </div>
  )
}

const term = (part: number, index: number) =>
  index === 0 ? sayNumber(part, 0) : part < 0 ? ` − ${sayNumber(-part, 0)}` : ` + ${sayNumber(part, 0)}`
