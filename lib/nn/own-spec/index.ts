/** A network written by hand, as JSON: read, checked, completed. */
export { completionsAt, type Completion } from './complete'
export type { OwnKind } from './fields'
export { LONGEST_TEXT } from './json'
export type { ProblemCode, SpecProblem } from './problems'
export { OWN_ID, OWN_TITLE, readSpec } from './read-spec'
export { spellWindows } from './shape-problem'
export { specText, templateNames, templates, type TemplateName } from './spec-text'
export { readsDigits } from './trainable'
