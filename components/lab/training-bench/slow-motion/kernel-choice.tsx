import { Choices } from '@/components/ui/choices'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'
import { KERNELS } from './weight-update'

interface Props {
  kernel: number
  onKernel: (kernel: number) => void
}

const OPTIONS = Array.from({ length: KERNELS }, (_, i) => String(i + 1))

/** Which of C1's six kernels is looked at. */
export function KernelChoice({ kernel, onKernel }: Props) {
  const words = useBenchStrings().strings.trainLive.slowMotion
  return (
    <Choices
      label={words.kernel}
      value={String(kernel + 1)}
      options={OPTIONS.map((value) => ({ value, label: value }))}
      onChange={(value) => onKernel(Number(value) - 1)}
      testId="slow-kernel"
    />
  )
}

/** What a kernel is called. */
export const kernelName = (words: { kernelName: string }, kernel: number) =>
  fill(words.kernelName, { number: kernel + 1 })
