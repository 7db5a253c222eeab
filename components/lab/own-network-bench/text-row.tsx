import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { ownNetworkLink } from '@/lib/engine/own-network-link'
import { useOwnText } from '@/lib/hooks/use-own-network'
import { errorSentence } from '@/lib/i18n/error-sentence'
import type { AnyNetwork } from '@/lib/nn/layers'
import { OWN_ID, OWN_TITLE, specText, templateNames, templates, type TemplateName } from '@/lib/nn/own-spec'
import { useBenchStrings } from '../bench-strings'
import { CopyLink } from '../copy-link'
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
        <CopyLink
          of={text}
          link={() => ownNetworkLink(location.href, text, HEADING)}
          label={words.link.label}
          text={words.link.copy}
          words={words.link}
          testId="own-network-link"
        />
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
