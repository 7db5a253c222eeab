import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { useCamera } from '../camera/use-camera'
import { EngineNote } from '../engine-note'
import { MOST_CLASSES } from '@/lib/data/fine-tune/settings'
import { classifierStore } from '@/lib/engine/classifier-client'
import { picturesOf } from '@/lib/engine/fine-tune-project'
import { useFineTune } from '@/lib/hooks/use-fine-tune'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { Burst } from './burst'
import { ClassCard } from './class-card'
import { ConfusionPart } from './confusion-part'
import { Curves } from './curves'
import { FilesPart } from './files-part'
import { filesOfDrop } from './folders'
import { KeptNote } from './kept-note'
import { LivePart } from './live-part'
import { RunsTable } from './runs-table'
import { SettingsPart } from './settings-part'
import { StartRow, takeFound } from './start-row'
import { TakenNote } from './taken-note'
import { TrainPart } from './train-part'

/** Two to ten classes of the reader's own, and AlexNet-64 tuned to them in the page. */
export default function FineTuneBench() {
  const { strings } = useBenchStrings()
  const words = strings.fineTune
  const { state, tune } = useFineTune()
  const { engine, fellBack } = useStore(classifierStore)
  const { project, past, settings, phase, outcome, reports, known } = state
  const busy = phase === 'loading' || phase === 'features' || phase === 'training'
  const [over, setOver] = useState(false)
  const camera = useCamera()
  const [filming, setFilming] = useState<string | null>(null)
  const on = camera.state.phase !== 'off'

  useEffect(() => {
    if (known) tune.begin([1, 2].map((number) => fill(words.defaultName, { number })))
  }, [known, tune, words.defaultName, project.classes.length])

  const film = (id: string) => {
    if (on && filming === id) return camera.stop()
    setFilming(id)
    if (!on) void camera.start()
  }
  const dragsFiles = (data: DataTransfer) => data.types.includes('Files')
  return (
    <div
      role="group"
      aria-label={words.bench}
      data-testid="finetune-bench"
      data-known={known}
      className="@container relative font-sans"
      onDragOver={(event) => {
        if (!dragsFiles(event.dataTransfer)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void filesOfDrop(event.dataTransfer).then((found) => takeFound(tune, found))
      }}
    >
      <StartRow tune={tune} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-3 @min-[40rem]:grid-cols-2">
        {project.classes.map((own, i) => (
          <ClassCard
            key={own.id}
            tune={tune}
            own={own}
            number={i + 1}
            pictures={picturesOf(project, own.id)}
            others={project.classes.filter(({ id }) => id !== own.id)}
            filming={on && filming === own.id}
            onFilm={() => film(own.id)}
          />
        ))}
      </div>
      {on && filming && project.classes.some(({ id }) => id === filming) && (
        <div className="mt-3">
          <Burst key={filming} tune={tune} camera={camera} classId={filming} />
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          data-testid="finetune-class-add"
          disabled={project.classes.length >= MOST_CLASSES}
          onClick={() => tune.addClass(fill(words.defaultName, { number: project.classes.length + 1 }))}
        >
          {words.classes.add}
        </Button>
        <Button data-testid="finetune-undo" disabled={past.length === 0} onClick={tune.undo}>
          {words.undo}
        </Button>
      </div>
      <TakenNote tune={tune} state={state} />

      <div className="mt-5 border-t border-line pt-4">
        <SettingsPart
          settings={settings}
          classes={project.classes.length}
          disabled={busy}
          onChange={tune.set}
        />
        <TrainPart tune={tune} state={state} />
      </div>
      {reports.length > 0 && (
        <div className="mt-4">
          <Curves reports={reports} epochs={(busy ? settings : (outcome?.settings ?? settings)).epochs} />
        </div>
      )}
      {outcome && !busy && <ConfusionPart outcome={outcome} project={project} />}
      <RunsTable runs={state.runs} />
      <LivePart tune={tune} outcome={outcome} />
      <FilesPart tune={tune} outcome={busy ? null : outcome} />
      <EngineNote fellBack={fellBack} engine={engine} />
      <KeptNote tune={tune} state={state} />

      {over && (
        <div className="pointer-events-none absolute -inset-2 flex items-center justify-center rounded-xl border-2 border-dashed border-lenet bg-card/85 px-6 text-center text-lg font-semibold">
          {words.start.over}
        </div>
      )}
    </div>
  )
}
