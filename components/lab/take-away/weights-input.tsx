import { useBenchStrings } from '../bench-strings'
import { FileDrop } from '../file-drop'

/** Where a reader gives a network back. */
export function WeightsInput({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { choose, drop } = useBenchStrings().strings.takeAway.load
  return (
    <FileDrop
      choose={choose}
      hint={drop}
      accept=".safetensors,.json,.bin,.zip"
      multiple
      testId="weights-file-input"
      dropTestId="weights-drop"
      onFiles={onFiles}
    />
  )
}
