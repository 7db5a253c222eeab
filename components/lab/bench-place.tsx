'use client'

import { AddressRefused } from '@/components/mdx/address-refused'
import { useStrings } from '@/components/ui/strings-provider'
import { BenchStringsProvider } from './bench-strings'
import { LatePlace } from './late-place'
import { benchCache, type BenchName } from './load-bench'

/** Where a bench stands: fetched when the reader is near; app/benches.css gives the place its height. */
export function BenchPlace({ name }: { name: BenchName }) {
  const { lang, strings } = useStrings()
  return (
    <LatePlace
      cache={benchCache}
      part={`${name}/${lang}`}
      words={strings.bench}
      failedTestId="bench-failed"
      place={{ className: `bench-place bench-${name}`, 'data-testid': 'bench-place', 'data-bench': name }}
    >
      {({ Bench, strings: words }) => (
        <BenchStringsProvider lang={lang} strings={words}>
          <AddressRefused sentence={strings.bench.refused}>
            <Bench />
          </AddressRefused>
        </BenchStringsProvider>
      )}
    </LatePlace>
  )
}
