import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { folderOf, launchCommand, trainingFileName } from '@/lib/nn/code/training-script'
import { useBenchStrings } from '../bench-strings'
import { BackPart } from './back-part'
import { isPhotoNetwork, recipeOf, useChoice } from './choice'
import { ChoicesPart } from './choices-part'
import { CommandPart } from './command-part'
import { ScriptPart } from './script-part'
import { SettingsPart } from './settings-part'
import { useKnown } from './use-known'

/** A program that trains a network outside of the page, alone or on many machines, and the way back of its weights. */
export default function OutgrowBench() {
  const words = useBenchStrings().strings.outgrow
  const { state: choice, change } = useChoice()
  const known = useKnown()
  const made = recipeOf(choice, known)
  const launch = { machines: Number(choice.machines), processes: Number(choice.processes) }
  const photos = isPhotoNetwork(choice.network)
  const { recipe } = made
  return (
    <div
      role="group"
      aria-label={words.bench}
      className="@container flex flex-col gap-4 font-sans"
      data-testid="outgrow"
    >
      <ChoicesPart choice={choice} change={change} known={known} />
      {recipe ? (
        <>
          <SettingsPart recipe={recipe} processes={launch.machines * launch.processes} />
          <CommandPart
            command={launchCommand(trainingFileName(recipe.file), folderOf(recipe), launch)}
            many={launch.machines > 1}
          />
          <ScriptPart recipe={recipe} />
          <BackPart
            // Of another network there is nothing to say.
            key={`${choice.network}/${photos ? choice.classes : choice.data}`}
            choice={choice}
            made={made}
          />
        </>
      ) : (
        <Alert
          tone="info"
          testId="outgrow-refused"
          action={
            <Button data-testid="outgrow-nearest" onClick={() => change({ nearest: 'yes' })}>
              {words.accept[made.refusal]}
            </Button>
          }
        >
          {words.refused[made.refusal]}
        </Alert>
      )}
    </div>
  )
}
