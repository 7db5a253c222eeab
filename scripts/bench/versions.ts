import { readFileSync } from 'node:fs'

const { dependencies, devDependencies } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Record<string, string>>

/** A package's name and the version that package.json pins. */
export const withVersion = (name: string): string => `${name} ${dependencies[name] ?? devDependencies[name]}`
