/**
 * Sharing work among threads. A job is a number of items that do not depend on one another; whoever is free takes the
 * next. What an item computes depends on the item alone, never on who computes it or how many there are, so that the
 * results are the same for any number of threads.
 */
import { runItem } from './jobs'

// Words of the control block, in bytes from its start. `ticket` is generation (24 bits), items (20), next item (20).
const TICKET: usize = 0
const JOB: usize = 8
const ARGUMENTS: usize = 12
const DONE: usize = 16
const GENERATION: usize = 20
/** Items that were done by others than the thread that gave out the job. */
const HELPED: usize = 24
const ITEMS_SHIFT: i64 = 20
const GENERATION_SHIFT: i64 = 40
const MASK: i64 = 0xfffff

/** Looks at memory this often before a thread goes to sleep: some tens of microseconds. */
const SPINS: i32 = 20000

/** Takes items until there are none; true when this thread did the last one. */
function takeItems(control: usize, thread: i32): void {
  for (;;) {
    const ticket = atomic.add<i64>(control + TICKET, 1)
    const items = <i32>((ticket >> ITEMS_SHIFT) & MASK)
    const item = <i32>(ticket & MASK)
    if (item >= items) return
    // While an item is not done, nobody writes a new job: these belong to the ticket.
    runItem(load<i32>(control + JOB), <usize>load<i32>(control + ARGUMENTS), item, thread)
    if (thread > 0) atomic.add<i32>(control + HELPED, 1)
    if (atomic.add<i32>(control + DONE, 1) == items - 1) atomic.notify(control + DONE, 1)
  }
}

/**
 * Runs all items of a job and returns when they are done.
 * @param control 0 where this is the only thread; else a block of 28 bytes, zeros at first, shared by all
 */
export function run(control: usize, job: i32, args: usize, items: i32): void {
  if (!ASC_FEATURE_THREADS || control == 0) {
    for (let item = 0; item < items; item++) runItem(job, args, item, 0)
    return
  }
  store<i32>(control + JOB, job)
  store<i32>(control + ARGUMENTS, <i32>args)
  atomic.store<i32>(control + DONE, 0)
  const generation = atomic.load<i32>(control + GENERATION) + 1
  atomic.store<i64>(control + TICKET, ((<i64>generation & 0xffffff) << GENERATION_SHIFT) | (<i64>items << ITEMS_SHIFT))
  // Last: whoever sees the new generation must find the new tickets.
  atomic.store<i32>(control + GENERATION, generation)
  atomic.notify(control + GENERATION, items - 1)
  takeItems(control, 0)
  let spins = 0
  for (;;) {
    const done = atomic.load<i32>(control + DONE)
    if (done == items) return
    if (++spins > SPINS) atomic.wait<i32>(control + DONE, done, 1000000)
  }
}

/** A helping thread's whole life. */
export function help(control: usize, thread: i32): void {
  if (!ASC_FEATURE_THREADS) return
  let seen = 0
  for (;;) {
    let spins = 0
    while (atomic.load<i32>(control + GENERATION) == seen)
      if (++spins > SPINS) atomic.wait<i32>(control + GENERATION, seen, -1)
    seen = atomic.load<i32>(control + GENERATION)
    takeItems(control, thread)
  }
}
