import { CodedError } from '@/lib/errors'
import { createRandom, mixSeed, shuffleInPlace } from './random'

/** Fixed, and apart from a run's own seed: every run holds the same digits back, so that runs can be compared. */
export const VALIDATION_SEED = 1998

// Names of independent streams of random numbers, so that no two purposes share one.
const STREAM_VALIDATION = 1
const STREAM_SHARD = 2
const STREAM_EPOCH = 3

const range = (length: number, start = 0) => Uint32Array.from({ length }, (_, i) => start + i)

/**
 * Splits the digits of one shard. Depends on its arguments alone, so a shard can be split before others have arrived.
 *
 * @param validationOfShard how many of its digits go to the validation part, see {@link validationShares}
 * @returns indices inside the shard, ascending; together every digit exactly once
 * @throws CodedError `settings-invalid` when the shard has fewer digits than that
 */
export function splitShard(
  shardIndex: number,
  digits: number,
  seed: number,
  validationOfShard: number,
): { training: Uint32Array; validation: Uint32Array } {
  if (!(validationOfShard >= 0 && validationOfShard <= digits))
    throw new CodedError('settings-invalid', { name: 'validation', value: validationOfShard })
  const all = shuffleInPlace(range(digits), createRandom(mixSeed(seed, STREAM_VALIDATION, shardIndex)))
  return { validation: all.slice(0, validationOfShard).sort(), training: all.slice(validationOfShard).sort() }
}

/**
 * How many validation digits each shard gives: in proportion to its size, whole numbers that add up to exactly
 * `validation` (each boundary of the running total is rounded down).
 *
 * @param shards digits per shard
 * @throws CodedError `settings-invalid` when there are not that many digits
 */
export function validationShares(shards: readonly number[], validation: number): number[] {
  const total = shards.reduce((sum, digits) => sum + digits, 0)
  if (!(Number.isInteger(validation) && validation >= 0 && validation <= total))
    throw new CodedError('settings-invalid', { name: 'validation', value: validation })
  let before = 0
  return shards.map((digits) => {
    const share = (upTo: number) => (total === 0 ? 0 : Math.floor((upTo * validation) / total))
    const from = share(before)
    before += digits
    return share(before) - from
  })
}

/** Per shard, both parts as global indices: first digit of the shard + index inside it. */
function splitAll(shards: readonly number[], validation: number) {
  const shares = validationShares(shards, validation)
  let first = 0
  return shards.map((digits, shard) => {
    const split = splitShard(shard, digits, VALIDATION_SEED, shares[shard])
    const start = first
    first += digits
    const shift = (indices: Uint32Array) => indices.map((index) => start + index)
    return { training: shift(split.training), validation: shift(split.validation) }
  })
}

export interface OrderOptions {
  /** The run's seed. */
  seed: number
  /** 0 is the first epoch. */
  epoch: number
  /** Digits per shard, in the manifest's order. */
  shards: readonly number[]
  /** Digits held back in all. */
  validation: number
  /** Train on so many only, the first of epoch 0; all when absent or more than there are. */
  digits?: number
  /** Every epoch in the order of epoch 0, as LeCun et al. 1998, appendix C. */
  fixed?: boolean
}

/**
 * The order in which an epoch shows the training digits, as global indices (first digit of the shard + index inside it;
 * with shards of 5,000: shard * 5000 + i). Depends on seed, epoch and shard index alone, never on the order of arrival.
 * Epoch 0 takes the shards one after another and shuffles within each, so that training can begin on the first shard;
 * later epochs shuffle over all.
 *
 * @returns every digit outside the validation part exactly once, or as many of them as are in training
 * @throws CodedError `settings-invalid` when `validation` is not a number of digits that there are
 */
export function trainingOrder(options: OrderOptions): Uint32Array {
  const { digits = Infinity, epoch, fixed = false, seed } = options
  const all = options.shards.reduce((sum, count) => sum + count, 0) - options.validation
  if (digits >= all) return orderOfAll({ ...options, epoch: fixed ? 0 : epoch })
  const chosen = orderOfAll({ ...options, epoch: 0 }).slice(0, digits)
  if (fixed || epoch === 0) return chosen
  return shuffleInPlace(chosen, createRandom(mixSeed(seed, STREAM_EPOCH, epoch)))
}

function orderOfAll({ seed, epoch, shards, validation }: OrderOptions): Uint32Array {
  const parts = splitAll(shards, validation).map((split) => split.training)
  if (epoch === 0) {
    parts.forEach((part, shard) => shuffleInPlace(part, createRandom(mixSeed(seed, STREAM_SHARD, shard))))
  }
  const order = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    order.set(part, at)
    at += part.length
  }
  return epoch === 0 ? order : shuffleInPlace(order, createRandom(mixSeed(seed, STREAM_EPOCH, epoch)))
}

/**
 * The digits held back, per shard, as global indices in ascending order: the same for every run, whatever its seed (see
 * {@link VALIDATION_SEED}).
 *
 * @throws CodedError `settings-invalid` when `validation` is not a number of digits that there are
 */
export function validationDigits({
  shards,
  validation,
}: Pick<OrderOptions, 'shards' | 'validation'>): Uint32Array[] {
  return splitAll(shards, validation).map((split) => split.validation)
}
