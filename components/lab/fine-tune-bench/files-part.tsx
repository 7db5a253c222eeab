import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { tunedSpec } from '@/lib/data/fine-tune/model'
import type { FineTune } from '@/lib/engine/fine-tune'
import type { TuneOutcome } from '@/lib/engine/fine-tune-state'
import { toCodedError, type CodedError } from '@/lib/errors'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { listOf } from '@/lib/i18n/format'
import { saveFile } from '../take-away/save-file'
import { sizeText } from '../take-away/size-text'
import { FileButton } from './file-button'

const NAME = 'my-alexnet'
const KINDS = ['head', 'whole', 'script'] as const
type Kind = (typeof KINDS)[number]

type Said = { kind: 'working' } | { kind: 'said'; text: string } | { kind: 'failed'; error: CodedError }

/** What makes and reads files comes when it is asked for. */
const files = () => import('./files')

/** The tuned network as files, and a file back into the bench. */
export function FilesPart({ tune, outcome }: { tune: FineTune; outcome: TuneOutcome | null }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.files
  const [said, setSaid] = useState<Said | null>(null)

  const attempt = async (work: () => Promise<string>) => {
    setSaid({ kind: 'working' })
    try {
      setSaid({ kind: 'said', text: await work() })
    } catch (thrown) {
      setSaid({ kind: 'failed', error: toCodedError(thrown) })
    }
  }
  const make = (kind: Kind) =>
    attempt(async () => {
      const { model, names } = outcome!
      const { tunedFile, scriptFile } = await files()
      const file =
        kind === 'script'
          ? scriptFile(tunedSpec(model), NAME)
          : kind === 'head'
            ? tunedFile(`${NAME}-trained-part`, model, names)
            : tunedFile(NAME, { ...model, whole: true, parameters: await tune.whole() }, names)
      saveFile(file)
      return fill(words.saved, { file: file.name, size: sizeText(file.bytes.length, strings.takeAway, lang) })
    })
  const load = (file: File) =>
    attempt(async () => {
      const { model, names } = await (await files()).modelOf(file)
      tune.useModel(model, names)
      return fill(words.loaded, { file: file.name, names: listOf(names, lang) })
    })

  return (
    <section className="mt-6 border-t border-line pt-4" aria-label={words.title}>
      <h3 className="m-0 font-sans! text-[1.0625rem] font-semibold">{words.title}</h3>
      <p className="mt-1 mb-2 text-sm text-soft">{outcome ? words.text : words.back}</p>
      <div className="flex flex-wrap gap-2">
        {KINDS.filter((kind) => outcome && !(kind === 'head' && outcome.model.whole)).map((kind) => (
          <Button
            key={kind}
            disabled={said?.kind === 'working'}
            data-testid={`finetune-save-${kind}`}
            onClick={() => void make(kind)}
          >
            {words[kind]}
          </Button>
        ))}
        <FileButton
          label={words.load}
          testId="finetune-load"
          accept=".safetensors"
          onFiles={([file]) => void load(file)}
        />
      </div>
      {said && (
        <div className="mt-3">
          {said.kind === 'working' && (
            <p role="status" className="m-0 text-sm text-soft">
              {words.working}
            </p>
          )}
          {said.kind === 'said' && (
            <Alert tone="info" testId="finetune-file-said">
              {said.text}
            </Alert>
          )}
          {said.kind === 'failed' && (
            <Alert tone="error" testId="finetune-file-error">
              {errorSentence(strings, said.error)}
            </Alert>
          )}
        </div>
      )}
    </section>
  )
}
