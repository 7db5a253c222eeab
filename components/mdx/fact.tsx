import { formatNumber } from '@/lib/i18n/format'
import { factOf } from './facts'
import { pageLang } from './page-lang'

/** `<Fact of="lenet5-modern.params" />`: a number that is derived, measured or cited, never typed into prose. */
export async function Fact({ of }: { of: string }) {
  const { value, source } = factOf(of)
  return (
    <data value={value} title={source}>
      {formatNumber(value, await pageLang())}
    </data>
  )
}
