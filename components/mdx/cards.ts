import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One measured number from the card beside a network's weights (public/weights/<network>/card.json, written by the
 * script that measured it); `field` may be a path, 'float32.top1'. Read at build time: a page that quotes a number which nobody measured does not build.
 */
export function measured(network: string, field: string, script: string): number {
  const { file, content } = readBeside(network, 'card.json', script)
  const value = field
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], content)
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Error(`${file} has no number "${field}": run \`npm run ${script}\` again`)
  }
  return value
}

/** Bytes of all weight files that the network's manifest lists: what a reader downloads. */
export function downloadBytes(network: string): number {
  const { file, content } = readBeside(network, 'manifest.json', `convert:${network}`)
  const shards = content.shards as { bytes: number }[] | undefined
  if (!Array.isArray(shards) || shards.length === 0) throw new Error(`${file} lists no shards`)
  return shards.reduce((sum, shard) => sum + shard.bytes, 0)
}

interface PresetRun {
  preset: string
  accuracies: { epoch: number; test: number }[]
}

/**
 * Mean test accuracy (0 to 1) of a preset of the training bench after so many epochs, over the seeds that were run; read
 * from docs/lenet-results.json at build time.
 */
export function presetAccuracy(preset: string, epoch: number): number {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'docs/lenet-results.json')
  const runs = JSON.parse(readFileSync(file, 'utf8')) as PresetRun[]
  const found = runs
    .filter((run) => run.preset === preset)
    .flatMap(({ accuracies }) => accuracies.filter((row) => row.epoch === epoch))
  if (found.length === 0)
    throw new Error(`${file} has no ${preset} after ${epoch} epochs: \`npm run measure:lenet\` again`)
  return found.reduce((sum, { test }) => sum + test, 0) / found.length
}

function readBeside(network: string, name: string, script: string) {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'public/weights', network, name)
  try {
    return { file, content: JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> }
  } catch (problem) {
    throw new Error(`${file} cannot be read: \`npm run ${script}\` writes it`, { cause: problem })
  }
}
