import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { fill } from '@/lib/i18n/fill'
import { trainingFileName, trainingScript, type TrainingRecipe } from '@/lib/nn/code/training-script'
import { useBenchStrings } from '../bench-strings'
import type { MadeFile } from '../take-away/encoders'
import { saveFile } from '../take-away/save-file'
import { SourceViewer } from '../take-away/source-viewer'

const made = (recipe: TrainingRecipe): MadeFile => ({
  name: trainingFileName(recipe.file),
  type: 'text/x-python',
  bytes: new TextEncoder().encode(trainingScript(recipe)),
})

/** The program, to be read and saved. */
export function ScriptPart({ recipe }: { recipe: TrainingRecipe }) {
  const words = useBenchStrings().strings.outgrow.script
  const [open, setOpen] = useState(false)
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" data-testid="outgrow-save" onClick={() => saveFile(made(recipe))}>
          {fill(words.save, { file: trainingFileName(recipe.file) })}
        </Button>
        <Button aria-expanded={open} data-testid="outgrow-show" onClick={() => setOpen(!open)}>
          {words.show}
        </Button>
      </div>
      {open && <SourceViewer file={made(recipe)} note={null} onClose={() => setOpen(false)} />}
    </div>
  )
}
