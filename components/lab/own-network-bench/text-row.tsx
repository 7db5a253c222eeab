import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { ownNetworkLink } from '@/lib/engine/own-network-link'
import { useOwnText } from '@/lib/hooks/use-own-network'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { toCodedError, type CodedError } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import { OWN_ID, OWN_TITLE, specText, templateNames, templates, type TemplateName } from '@/lib/nn/own-spec'
import { useBenchStrings } from '../bench-strings'
import { FileDrop } from '../file-drop'
import { saveFile } from '../take-away/save-file'

/** The heading that a link leads to. */
const HEADING = 'write-your-own'

/** Other texts in the place of the present one; the text as a file and as a link. */
export function TextRow({ spec }: { spec: AnyNetwork | null }) {
  const { strings } = useBenchStrings()
  const words = strings.ownNetwork
  const { state, actions } = useOwnText()
  const { text, replaced, error, kept } = state
  const tidy = () => {
    if (!spec) return
    const { id, title, ...rest } = spec
    const named = { ...(id !== OWN_ID && { id }), ...(title !== OWN_TITLE && { title }) }
    actions.replace(specText({ ...named, ...rest }), 'tidy')
  }
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Select
          className="min-w-52 flex-1"
          label={words.template}
          value=""
          options={[
            { value: '', label: words.choose },
            ...templateNames.map((value) => ({ value, label: words.templates[value] })),
          ]}
          onChange={(value) => {
            if (value) actions.replace(templates[value as TemplateName], 'template')
          }}
          testId="own-network-template"
        />
        <Button disabled={!spec} onClick={tidy} data-testid="own-network-tidy">
          {words.tidy}
        </Button>
        <Button
          onClick={() =>
            saveFile({
              name: 'network.json',
              type: 'application/json',
              bytes: new TextEncoder().encode(text),
            })
          }
          data-testid="own-network-save"
        >
          {words.file.save}
        </Button>
        <LinkButton text={text} />
      </div>
      <FileDrop
        choose={words.file.open}
        hint={words.file.hint}
        accept=".json,application/json"
        testId="own-network-file"
        dropTestId="own-network-drop"
        onFiles={([file]) => void actions.open(file)}
      />
      {error && (
        <Alert tone="error" testId="own-network-text-error">
          {errorSentence(strings, error)}
        </Alert>
      )}
      {!kept && <Alert tone="info">{words.notKept}</Alert>}
      {replaced && (
        <Alert
          tone="info"
          testId="own-network-replaced"
          action={
            <Button className="min-h-9" onClick={actions.undo} data-testid="own-network-undo">
              {words.undo}
            </Button>
          }
        >
          {words.replaced[replaced.by]}
        </Alert>
      )}
    </div>
  )
}

/** Copies a link to the text; where the browser forbids that, or the text is too long, says so. */
function LinkButton({ text }: { text: string }) {
  const { strings } = useBenchStrings()
  const words = strings.ownNetwork.link
  const [made, setMade] = useState<{ of: string; link: string; copied: boolean } | null>(null)
  const [failed, setFailed] = useState<CodedError | null>(null)
  const shown = made?.of === text ? made : null

  async function copy() {
    setFailed(null)
    try {
      const link = await ownNetworkLink(location.href, text, HEADING)
      const copied = await navigator.clipboard.writeText(link).then(
        () => true,
        () => false,
      )
      setMade({ of: text, link, copied })
    } catch (reason) {
      setFailed(toCodedError(reason))
    }
  }
  return (
    <>
      <Button aria-label={words.label} onClick={() => void copy()} data-testid="own-network-link">
        {shown?.copied ? words.copied : words.copy}
      </Button>
      <span className="sr-only" role="status">
        {shown?.copied ? words.copied : ''}
      </span>
      {shown && !shown.copied && (
        <label className="basis-full text-[0.8125rem] text-soft">
          {words.byHand}
          <input
            readOnly
            data-testid="own-network-link-text"
            className="mt-1 block h-11 w-full rounded-md border border-edge/60 bg-card px-2 font-mono text-xs text-ink"
            value={shown.link}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
      {failed && (
        <div className="basis-full">
          <Alert tone="error">{errorSentence(strings, failed)}</Alert>
        </div>
      )}
    </>
  )
}
