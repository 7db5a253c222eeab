import { ChevronIcon } from '@/components/ui/icons'
import { fill } from '@/lib/i18n/fill'
import { torchPlaces } from '@/lib/formats/torch-layout'
import { formatNumber } from '@/lib/i18n/format'
import type { BroughtNetwork } from '@/lib/protocol/weights-messages'
import { useBenchStrings } from '../bench-strings'
import { officialAlexnet } from '@/lib/formats/official-alexnet'
import { photoSpecs } from '@/lib/nn/photo-networks'

/** Where a file with the weights comes from and what it must hold, told before anybody fetches 244 MB. */
export function WhereFrom({ network }: { network: BroughtNetwork }) {
  const words = useBenchStrings().strings.weights
  return (
    <details className="group text-sm leading-relaxed" data-testid="weights-where">
      <summary className="flex min-h-11 w-fit cursor-pointer list-none items-center gap-1.5 font-semibold hover:text-lenet">
        <ChevronIcon className="size-4.5 transition-transform group-open:rotate-90" />
        {words.where[network]}
      </summary>
      {network === 'alexnet' ? <OfficialFile /> : <OwnForm />}
    </details>
  )
}

function OfficialFile() {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights.where
  return (
    <>
      <p className="mt-0 mb-2">
        {words.official}{' '}
        <a
          href={officialAlexnet.url}
          className="text-lenet underline [overflow-wrap:anywhere]"
          rel="noreferrer"
        >
          {officialAlexnet.url}
        </a>
      </p>
      <dl className="my-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-soft">{words.size}</dt>
        <dd className="m-0 tabular-nums">
          {fill(words.bytes, { count: formatNumber(officialAlexnet.bytes, lang) })}
        </dd>
        <dt className="text-soft">{words.sum}</dt>
        <dd className="m-0 font-mono text-xs [overflow-wrap:anywhere]">{officialAlexnet.sha256}</dd>
      </dl>
      <p className="my-2 text-soft">{words.licence}</p>
      <p className="my-2 text-soft">{words.shrunk}</p>
    </>
  )
}

/** The form of 2012: nobody offers such a file, so this says what one would hold. */
function OwnForm() {
  const { strings } = useBenchStrings()
  const words = strings.weights.where
  return (
    <>
      <p className="mt-0 mb-2">{words.form2012}</p>
      <table className="my-2 w-full max-w-md border-collapse font-mono text-xs tabular-nums">
        <thead>
          <tr className="text-left text-soft">
            <th className="py-1 pr-4 font-sans font-normal">{words.name}</th>
            <th className="py-1 font-sans font-normal">{words.shape}</th>
          </tr>
        </thead>
        <tbody>
          {torchPlaces(photoSpecs.alexnet2012).map(({ name, shape }) => (
            <tr key={name} className="border-t border-line">
              <td className="py-1 pr-4">{name}</td>
              <td className="py-1">{shape.join(' × ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="my-2 text-soft">{words.shrunk}</p>
    </>
  )
}
