/** Every leaf as '.a.b.c' and the values that it names. */
export function placeholders(tree: unknown, path = ''): [string, string[]][] {
  if (typeof tree === 'string') return [[path, [...new Set(tree.match(/\{\w+\}/g) ?? [])].sort()]]
  return Object.entries(tree as object).flatMap(([key, value]) => placeholders(value, `${path}.${key}`))
}
