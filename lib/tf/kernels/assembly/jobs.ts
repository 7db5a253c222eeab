/** All jobs by number: what threads are told to run. */
import { backwardItem, forwardItem, sumItem, turnItem } from './lanes'

export const FORWARD: i32 = 1
export const TURN: i32 = 2
export const BACKWARD: i32 = 3
export const SUM: i32 = 4

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
  }
}
