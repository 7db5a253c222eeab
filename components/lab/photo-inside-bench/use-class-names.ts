import { useEffect, useMemo, useState } from 'react'
import { loadImagenetNames } from '@/lib/engine/class-names'
import { otherLang } from '@/lib/i18n/languages'
import { photoSpecs, type PhotoNetwork } from '@/lib/nn/photo-networks'
import { useBenchStrings } from '../bench-strings'
import { findClasses, labelOf, useClasses } from '../photo-bench/classes'
import type { NamedClass } from '../photo-why-bench/class-search'

/** Where the names cannot be fetched, outputs go by their numbers: the rest of a bench does not depend on names. */
function numbered(network: PhotoNetwork): readonly NamedClass[] {
  const last = photoSpecs[network].layers.at(-1)
  const count = last && 'units' in last ? last.units : 0
  return Array.from({ length: count }, (_, output) => ({
    label: `#${output}`,
    other: '',
    matches: (query) => `#${output}`.includes(query.trim()),
  }))
}

/** What a network's outputs stand for, in their order; null while the names are on their way. */
export function useClassNames(network: PhotoNetwork): readonly NamedClass[] | null {
  const { lang } = useBenchStrings()
  const all = useClasses(network)
  const [failed, setFailed] = useState(false)
  const isSmall = network === 'alexnet64'
  useEffect(() => {
    if (!isSmall) loadImagenetNames().catch(() => setFailed(true))
  }, [isSmall])
  return useMemo(() => {
    if (!all) return failed ? numbered(network) : null
    return all.map((one) => ({
      label: labelOf(one, lang),
      other: labelOf(one, otherLang(lang)),
      matches: (query) => findClasses([one], query).length > 0,
    }))
  }, [all, failed, network, lang])
}
