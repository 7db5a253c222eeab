import type { AmountReading } from '@/lib/data/amount/reading'
import { useBenchStrings } from '../bench-strings'
import { CutGraph } from './cut-graph'
import { SegmentDetail } from './segment-detail'

interface GraphPanelProps {
  reading: AmountReading | null
  ink: Float32Array | null
  chosen: number
  at: number | null
  onLook: (segment: number) => void
}

/** The segmentation graph, and the arc that is looked at; its place is kept while there is none. */
export function GraphPanel({ reading, ink, chosen, at, onLook }: GraphPanelProps) {
  const words = useBenchStrings().strings.cheque.graph
  const shown = reading && ink && reading.segments.length > 0
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="text-sm text-soft">{words.title}</p>
      {/* As high as the graph of a short amount; of longer ones it is lower, and stands in the middle. */}
      <div className="grid [container-type:size] aspect-[300/264] max-h-80 w-full place-items-center overflow-hidden rounded-lg border border-line bg-card p-2">
        {shown ? (
          <CutGraph reading={reading} ink={ink} chosen={chosen} at={at} onLook={onLook} />
        ) : (
          <p className="px-6 text-center text-sm text-soft">{words.none}</p>
        )}
      </div>
      <p className="text-xs leading-normal text-soft">{words.how}</p>
      <SegmentDetail segment={(at !== null && reading?.segments[at]) || null} />
      <p className="text-xs leading-normal text-soft">{words.oddsHow}</p>
    </div>
  )
}
