import { PageLink } from '@/components/ui/page-link'
import { Choices } from '@/components/ui/choices'
import { useBenchStrings } from '../bench-strings'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { DigitNetwork } from '@/lib/protocol/messages'

interface NetworkSwitchProps {
  network: DigitNetwork
  mine: MyLeNet | null
  onChoose: (network: DigitNetwork) => void
}

/** Which LeNet reads: the one that comes with the page, or the reader's own once there is one. */
export function NetworkSwitch({ network, mine, onChoose }: NetworkSwitchProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.draw.network
  const about = mine && {
    steps: formatNumber(mine.step, lang),
    accuracy: formatNumber(mine.testAccuracy ?? NaN, lang, { style: 'percent', maximumFractionDigits: 2 }),
  }
  const used = mine ? network : 'shipped'
  return (
    <>
      <Choices
        label={words.title}
        hideLabel
        value={used}
        onChange={onChoose}
        options={[
          { value: 'shipped', label: words.shipped },
          { value: 'mine', label: words.mine, disabled: !mine },
        ]}
      />
      <p
        data-testid="digit-network-about"
        className="min-h-9 basis-full text-xs leading-normal text-soft @min-[40rem]:-order-1 @min-[40rem]:ml-auto @min-[40rem]:flex @min-[40rem]:max-w-60 @min-[40rem]:basis-auto @min-[40rem]:flex-col @min-[40rem]:justify-center @min-[40rem]:text-right"
      >
        {!about && (
          <>
            {words.noMine}{' '}
            <PageLink href={`/${lang}/train-lenet/`} className="text-lenet underline">
              {words.train}
            </PageLink>
          </>
        )}
        {about && used === 'shipped' && words.shippedAbout}
        {about &&
          used === 'mine' &&
          fill(mine.testAccuracy === null ? words.mineUntested : words.mineAbout, about)}
      </p>
    </>
  )
}
