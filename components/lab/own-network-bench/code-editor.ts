import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  insertCompletionText,
  startCompletion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { linter, lintGutter, lintKeymap, type Diagnostic } from '@codemirror/lint'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, drawSelection, EditorView, keymap, lineNumbers, tooltips } from '@codemirror/view'
import { completionsAt, readSpec, type Completion, type SpecProblem } from '@/lib/nn/own-spec'
import { editorTheme } from './editor-theme'

/** The editor itself: a chunk of its own, since nothing else on the site needs it. */

export interface EditorWords {
  label: string
  /** How it is used by keyboard. */
  keys: string
  completions: string
  mend: string
  sayProblem(problem: SpecProblem): string
  /** What stands beside a completion, or ''. */
  about(completion: Completion): string
}

export interface EditorOptions {
  /** An element of a shadow root: the page's policy forbids the style elements that the document would need. */
  host: HTMLElement
  root: ShadowRoot
  text: string
  words: EditorWords
  onChange(text: string): void
  /** The cursor has been moved by the reader. */
  onCursor(place: number): void
}

export interface CodeEditor {
  /** Puts in another text; the reader can undo it. */
  setText(text: string): void
  /** Puts `insert` in the place of a stretch, as if it had been typed. */
  change(from: number, to: number, insert: string): void
  /** Selects a stretch, scrolls to it and takes the focus. */
  select(from: number, to: number): void
  /** Marks the lines of a layer; null for none. */
  mark(span: { from: number; to: number } | null): void
  destroy(): void
}

const markEffect = StateEffect.define<{ from: number; to: number } | null>()
const line = Decoration.line({ class: 'chosen-layer' })

const marked = StateField.define({
  create: () => Decoration.none,
  update(decorations, { effects, changes, state }) {
    const effect = effects.findLast((one) => one.is(markEffect))
    if (!effect) return decorations.map(changes)
    if (!effect.value) return Decoration.none
    const { doc } = state
    const [from, to] = [effect.value.from, effect.value.to].map((place) => Math.min(place, doc.length))
    const lines = []
    for (let at = doc.lineAt(from).number; at <= doc.lineAt(to).number; at++)
      lines.push(line.range(doc.line(at).from))
    return Decoration.set(lines)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Of what can stand at the cursor, that which begins as what has been typed. */
const completing =
  ({ about }: EditorWords) =>
  ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const found = completionsAt(state.doc.toString(), pos)
    if (!found || (!explicit && found.from === found.to)) return null
    const typed = state.sliceDoc(found.from, pos).replace(/^"/, '')
    const fitting = found.options.filter(({ label }) => label.startsWith(typed))
    const options = fitting.length > 0 || !explicit ? fitting : found.options
    if (options.length === 0 || (options.length === 1 && options[0].insert === typed)) return null
    return {
      from: found.from,
      to: found.to,
      filter: false,
      options: options.map((option) => ({
        label: option.label,
        detail: about(option),
        apply(view: EditorView, _: unknown, from: number, to: number) {
          view.dispatch(insertCompletionText(view.state, option.insert, from, to))
          // Behind a field its values are next.
          if (option.type === 'field') startCompletion(view)
        },
      })),
    }
  }

/** What the checker finds, as the editor marks it. */
const checking =
  ({ sayProblem, mend }: EditorWords) =>
  ({ state }: EditorView): Diagnostic[] =>
    readSpec(state.doc.toString()).problems.map((problem) => ({
      from: problem.from,
      to: problem.to,
      severity: problem.severity,
      message: sayProblem(problem),
      actions: problem.fix && [
        {
          name: mend,
          apply: (view) => view.dispatch({ changes: problem.fix, userEvent: 'input' }),
        },
      ],
    }))

export function mountEditor({ host, root, text, words, onChange, onCursor }: EditorOptions): CodeEditor {
  const keys = document.createElement('p')
  keys.id = 'keys'
  keys.hidden = true
  keys.textContent = words.keys
  root.append(keys)

  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of('  '),
      EditorView.lineWrapping,
      json(),
      // Enter takes what is offered from the first moment on: within a word of JSON it would break the line.
      autocompletion({ override: [completing(words)], icons: false, interactionDelay: 0 }),
      linter(checking(words), { delay: 250 }),
      lintGutter(),
      tooltips({ position: 'absolute' }),
      keymap.of([
        { key: 'Tab', run: acceptCompletion },
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...lintKeymap,
        indentWithTab, // Escape, then Tab leaves the editor
      ]),
      marked,
      editorTheme,
      EditorState.phrases.of({ Completions: words.completions }),
      EditorView.contentAttributes.of({
        'aria-label': words.label,
        'aria-describedby': keys.id,
        'data-testid': 'own-network-text',
        tabindex: '0', // it takes the focus without, but not every checker knows that
        lang: 'en',
        spellcheck: 'false',
        autocapitalize: 'off',
        autocorrect: 'off',
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString())
        const moved = update.transactions.some((one) => one.isUserEvent('select') || one.isUserEvent('input'))
        if (moved) onCursor(update.state.selection.main.head)
      }),
    ],
  })
  const view = new EditorView({ state, parent: host, root })

  return {
    setText(next) {
      const { doc } = view.state
      if (doc.toString() === next) return
      view.dispatch({ changes: { from: 0, to: doc.length, insert: next }, selection: { anchor: 0 } })
    },
    change: (from, to, insert) => view.dispatch({ changes: { from, to, insert }, userEvent: 'input' }),
    select(from, to) {
      const most = view.state.doc.length
      view.dispatch({
        selection: { anchor: Math.min(from, most), head: Math.min(to, most) },
        effects: EditorView.scrollIntoView(Math.min(from, most), { y: 'center' }),
        userEvent: 'select',
      })
      view.focus()
    },
    mark: (span) => view.dispatch({ effects: markEffect.of(span) }),
    destroy() {
      view.destroy()
      keys.remove()
    },
  }
}
