import { Choices } from '@/components/ui/choices'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'
import { KERNELS } from './weight-update'

interface Props {
  kernel: number
  onKernel: (kernel: number) => void
}

const OPTIONS = Array.from({ length: KERNELS }, (_, i) => String(i))

/** Which of C1's six kernels is looked at; counted from 0, as the maps of table I of 1998 are. */
export function KernelChoice({ kernel, onKernel }: Props) {
  const words = useBenchStrings().strings.trainLive.slowMotion
  return (
    <Choices
      label={words.kernel}
      value={String(kernel)}
      options={OPTIONS.map((value) => ({ value, label: value }))}
      onChange={(value) => onKernel(Number(value))}
      testId="slow-kernel"
    />
  )
}

/** What a kernel is called. */
export const kernelName = (words: { kernelName: string }, kernel: number) =>
  fill(words.kernelName, { number: kernel })
