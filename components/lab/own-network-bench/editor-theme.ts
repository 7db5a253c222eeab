import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The page's colours, which change with its theme. The images that the lint package brings are data URLs, which the
 *  page's policy forbids: underlines and dots take their place. */
const frame = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '0.8125rem',
    color: 'var(--ink)',
    backgroundColor: 'var(--card)',
    borderRadius: '0.7rem',
  },
  // Below 16 px a phone's browser zooms in on what is edited.
  '@media (pointer: coarse)': { '&': { fontSize: '1rem' } },
  '&.cm-focused': { outline: '3px solid var(--lenet)', outlineOffset: '-1px' },
  '.cm-scroller': {
    fontFamily: 'var(--stack-mono)',
    lineHeight: '1.6',
    overflow: 'auto',
    borderRadius: 'inherit',
  },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  // A line that goes on below goes on a little further in than a layer begins.
  '.cm-line': { padding: '0 4px 0 calc(4px + 6ch)', textIndent: '-6ch' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--wash)', color: 'var(--soft)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  // Half of the wash: on all of it the strings' green would be too faint.
  '.cm-line.chosen-layer': {
    boxShadow: 'inset 3px 0 0 var(--lenet)',
    backgroundColor: 'color-mix(in srgb, var(--wash) 45%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--lenet) 28%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--edge)' },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--alexnet) 2px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted var(--why) 2px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--wash)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--alexnet)' },
  '.cm-gutter-lint': { width: '1em' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0.15em' },
  '.cm-lint-marker': { width: '0.6em', height: '0.6em', margin: '0.5em 0', borderRadius: '50%' },
  '.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--alexnet)' },
  '.cm-lint-marker-warning': { content: 'normal', backgroundColor: 'var(--why)' },
  '.cm-tooltip': {
    border: '1px solid var(--edge)',
    borderRadius: '0.5rem',
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    fontFamily: 'var(--stack-sans)',
    fontSize: '0.875rem',
    overflow: 'hidden',
  },
  '.cm-diagnostic': { padding: '0.4rem 0.7rem', maxWidth: '24rem', whiteSpace: 'pre-line' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--alexnet)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--why)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--lenet)',
    color: 'var(--on-lenet)',
    font: 'inherit',
    padding: '0.25rem 0.75rem',
    borderRadius: '1rem',
    margin: '0.3rem 0 0',
    display: 'block',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--stack-mono)',
    maxHeight: '14rem',
    minWidth: 'min(14rem, 70vw)',
    maxWidth: 'min(28rem, 76vw)', // what is longer ends in an ellipsis
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.35rem 0.7rem', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--lenet)',
    color: 'var(--on-lenet)',
  },
  '.cm-completionDetail': {
    fontStyle: 'normal',
    fontFamily: 'var(--stack-sans)',
    fontSize: '0.8125rem',
    color: 'inherit',
    marginLeft: '0.75em',
  },
})

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--lenet)' },
  { tag: tags.string, color: 'var(--positive)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--alexnet)' },
  { tag: tags.invalid, color: 'var(--ink)' },
])

export const editorTheme = [frame, syntaxHighlighting(colours)]
