import { Choices } from '@/components/ui/choices'
import type { DigitNetwork } from '@/lib/protocol/messages'
import { useBenchStrings } from '../bench-strings'

interface NetworkChoiceProps {
  network: DigitNetwork
  onChoose: (network: DigitNetwork) => void
}

/** The page's choice of a network once more, where there are two. */
export function NetworkChoice({ network, onChoose }: NetworkChoiceProps) {
  const words = useBenchStrings().strings.inside.network
  return (
    <Choices
      label={words.title}
      hideLabel
      value={network}
      onChange={onChoose}
      options={[
        { value: 'shipped', label: words.shipped },
        { value: 'mine', label: words.mine },
      ]}
      testId="inside-network"
    />
  )
}
