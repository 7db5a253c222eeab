import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber, listOf, sentencesOf } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { FileDrop } from '../file-drop'
import type { BackDigits, ComeBack } from './bring-back'
import type { Choice, Made } from './choice'
import { LargePart } from './large-part'
import { LookPart } from './look-part'
import { ToPage } from './to-page'
import { useComeBack } from './use-come-back'

interface Props {
  choice: Choice
  made: Made
}

/** Where the weights that the program wrote come back into the page. */
export function BackPart({ choice, made }: Props) {
  const words = useBenchStrings().strings.outgrow.back
  const { state, bring, undo } = useComeBack(choice, made)
  const file = `${made.recipe?.file}.safetensors`
  return (
    <section className="border-t border-line pt-4" data-testid="outgrow-back" data-kind={state?.kind}>
      <h3 className="m-0 font-sans! text-[1.0625rem] font-semibold">{words.title}</h3>
      <p className="mt-1 mb-2.5 text-sm leading-relaxed text-soft">{fill(words.text, { file })}</p>
      <FileDrop
        choose={words.choose}
        hint={words.drop}
        accept=".safetensors"
        testId="outgrow-file"
        dropTestId="outgrow-drop"
        onFiles={([chosen]) => void bring(chosen)}
      />
      {state && (
        <div className="mt-3 flex flex-col gap-2">
          <Outcome state={state} onUndo={(back) => void undo(back)} />
        </div>
      )}
    </section>
  )
}

function Outcome({ state, onUndo }: { state: ComeBack; onUndo: (back: BackDigits) => void }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.outgrow.back
  switch (state.kind) {
    case 'working':
      return (
        <p role="status" className="m-0 text-sm text-soft">
          {fill(words.working, state)}
        </p>
      )
    case 'failed':
      return (
        <Alert tone="error" testId="outgrow-error">
          {errorSentence(strings, state.error)}
        </Alert>
      )
    case 'lenet':
    case 'own':
      return <Digits back={state} onUndo={() => onUndo(state)} />
    case 'undone':
      return (
        <Alert tone="info" testId="outgrow-undone">
          {state.some ? words.undone : words.undoneNone}
        </Alert>
      )
    case 'tuned':
      return (
        <Alert
          tone="info"
          testId="outgrow-tuned"
          action={<ToPage to="fine-tune/#bench" words={words.fineTune} />}
        >
          {fill(words.tuned, { file: state.file, names: listOf(state.names, lang) })}
        </Alert>
      )
    case 'fits':
      return (
        <Alert tone="info" testId="outgrow-fits">
          {fill(words.fits, { file: state.file, count: formatNumber(state.tensors, lang) })}
        </Alert>
      )
    case 'large':
      return <LargePart network={state.network} file={state.file} />
    default:
      return state satisfies never
  }
}

/** A network for digits is in use: what it is, what does not fit with what it says, and the way back. */
function Digits({ back, onUndo }: { back: BackDigits; onUndo: () => void }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.outgrow.back
  const { notes, id, pixels } = back
  const said = [
    fill(words[back.kind], { file: back.file, count: formatNumber(back.count, lang) }),
    ...(notes.step > 0 ? [fill(words.step, { step: formatNumber(notes.step, lang) })] : []),
    ...(notes.classes ? [fill(words.classesOf, { names: listOf(notes.classes, lang) })] : []),
    ...(back.kept ? [] : [words.notKept]),
  ]
  return (
    <>
      <Alert
        tone="info"
        testId="outgrow-loaded"
        action={
          <Button kind="quiet" data-testid="outgrow-undo" onClick={onUndo}>
            {words.undo}
          </Button>
        }
      >
        {sentencesOf(said, lang)}
      </Alert>
      {notes.network !== null && notes.network !== id && (
        <Alert tone="info" testId="outgrow-origin">
          {fill(words.origin, { origin: notes.network, id })}
        </Alert>
      )}
      {notes.pixels !== null && notes.pixels !== pixels && (
        <Alert tone="info" testId="outgrow-pixels">
          {fill(words.pixels, { theirs: notes.pixels, ours: pixels })}
        </Alert>
      )}
      {back.mine && !notes.classes && <LookPart mine={back.mine} />}
      {back.mine && (
        <p className="m-0">
          <ToPage to="read-digits/#bench" words={words.draw} />
        </p>
      )}
    </>
  )
}
