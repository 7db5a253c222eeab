/** All jobs by number: what threads are told to run. */
import { bookBackItem, bookItem } from './codebook'
import { multiplyItem, transformItem } from './convolution'
import { denseBackItem, denseFinishItem, denseItem } from './dense'
import { backwardItem, forwardItem, sumItem, turnItem } from './lanes'
import { packItem } from './pack-weights'
import { poolItem } from './pooling'

export const FORWARD: i32 = 1
export const TURN: i32 = 2
export const BACKWARD: i32 = 3
export const SUM: i32 = 4
export const TRANSFORM: i32 = 5
export const MULTIPLY: i32 = 6
export const PACK: i32 = 7
export const DENSE: i32 = 8
export const DENSE_FINISH: i32 = 9
export const DENSE_BACK: i32 = 10
export const BOOK: i32 = 11
export const BOOK_BACK: i32 = 12
export const POOL: i32 = 13

export function runItem(job: i32, args: usize, item: i32, thread: i32): void {
  switch (job) {
    case FORWARD:
      forwardItem(args, item)
      break
    case TURN:
      turnItem(args, item)
      break
    case BACKWARD:
      backwardItem(args, item, thread)
      break
    case SUM:
      sumItem(args, item)
      break
    case TRANSFORM:
      transformItem(args, item, thread)
      break
    case MULTIPLY:
      multiplyItem(args, item, thread)
      break
    case PACK:
      packItem(args, item, thread)
      break
    case DENSE:
      denseItem(args, item, thread)
      break
    case DENSE_FINISH:
      denseFinishItem(args, item)
      break
    case DENSE_BACK:
      denseBackItem(args, item)
      break
    case BOOK:
      bookItem(args, item, thread)
      break
    case BOOK_BACK:
      bookBackItem(args, item)
      break
    case POOL:
      poolItem(args, item)
      break
  }
}
