import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import type { FineTune } from '@/lib/engine/fine-tune'
import { classesOf, filesOfInput, type FoundFile } from './folders'
import { FileButton } from './file-button'

/** Of each pattern; enough for 95% of those that are held back. */
const SAMPLES_EACH = 60

/** Takes files with their folders: folders as classes, loose files into the last class. */
export async function takeFound(tune: FineTune, found: readonly FoundFile[]): Promise<void> {
  const { folders, loose } = classesOf(found)
  const photosOf = (files: readonly File[]) => files.map((photo) => ({ photo, name: photo.name }))
  if (folders.length > 0) {
    const named = folders.map(({ name, files }) => ({ name, photos: photosOf(files) }))
    if (!(await tune.addFolders(named))) return
  }
  const last = tune.store.get().project.classes.at(-1)
  if (loose.length > 0 && last) await tune.add(last.id, photosOf(loose))
}

/** Ways to begin: our drawings, a folder, a drop. */
export function StartRow({ tune }: { tune: FineTune }) {
  const words = useBenchStrings().strings.fineTune
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <FileButton
          label={words.start.folder}
          testId="finetune-folder"
          folder
          multiple
          onFiles={(files) => void takeFound(tune, filesOfInput(files))}
        />
        <span className="ml-1 text-sm text-soft">{words.start.samples}</span>
        {(['shapes', 'background'] as const).map((set) => (
          <Button
            key={set}
            data-testid={`finetune-samples-${set}`}
            onClick={() => tune.useSamples(set, words.patterns, SAMPLES_EACH)}
          >
            {words.start.sets[set]}
          </Button>
        ))}
      </div>
      <p className="m-0 mt-2 text-sm text-soft">{words.start.drop}</p>
    </div>
  )
}
