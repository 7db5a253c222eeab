/**
 * Puts values into a template: `fill('{count} digits', { count: 5 })` is '5 digits'.
 * @throws Error when the template names a value that is not given, so that a reader never sees a bare `{count}`.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} in "${template}"`)
    return String(value)
  })
}
