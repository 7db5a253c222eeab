import { useMemo } from 'react'
import { useBenchStrings } from '../bench-strings'
import type { EditorWords } from './code-editor'
import { sayProblem } from './say-problem'

/** What the editor says, in the reader's language. */
export function useEditorWords(): EditorWords {
  const { lang, strings } = useBenchStrings()
  const words = strings.ownNetwork
  return useMemo(
    () => ({
      label: words.editor.label,
      keys: words.editor.keys,
      completions: words.editor.completions,
      mend: words.check.mend,
      sayProblem: (problem) => sayProblem(words, problem, lang),
      about({ type, label }) {
        if (type === 'field') return words.fields[label] ?? ''
        return type === 'kind' || type === 'layer' ? (words.kinds as Record<string, string>)[label] : ''
      },
    }),
    [words, lang],
  )
}
