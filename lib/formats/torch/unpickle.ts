import { refuseWeights } from '../invalid'
import { Cursor } from './cursor'
import { build, fromReference, reduce } from './known-calls'
import { Dictionary, Global, Tuple, type Value } from './values'

/** More than any state_dict needs; a file that asks for more is refused. */
const MOST = { steps: 200_000, memo: 50_000, text: 4096, marks: 100 } as const

/** The opcodes of Python's pickletools that a state_dict takes, in protocols 2 to 5. */
const OP = {
  MARK: 0x28,
  STOP: 0x2e,
  POP: 0x30,
  POP_MARK: 0x31,
  BINFLOAT: 0x47,
  BININT: 0x4a,
  BININT1: 0x4b,
  BININT2: 0x4d,
  NONE: 0x4e,
  BINPERSID: 0x51,
  REDUCE: 0x52,
  BINSTRING: 0x54,
  SHORT_BINSTRING: 0x55,
  BINUNICODE: 0x58,
  EMPTY_LIST: 0x5d,
  APPEND: 0x61,
  BUILD: 0x62,
  GLOBAL: 0x63,
  DICT: 0x64,
  APPENDS: 0x65,
  BINGET: 0x68,
  LONG_BINGET: 0x6a,
  LIST: 0x6c,
  BINPUT: 0x71,
  LONG_BINPUT: 0x72,
  SETITEM: 0x73,
  TUPLE: 0x74,
  SETITEMS: 0x75,
  EMPTY_DICT: 0x7d,
  EMPTY_TUPLE: 0x29,
  PROTO: 0x80,
  TUPLE1: 0x85,
  TUPLE2: 0x86,
  TUPLE3: 0x87,
  NEWTRUE: 0x88,
  NEWFALSE: 0x89,
  LONG1: 0x8a,
  SHORT_BINUNICODE: 0x8c,
  STACK_GLOBAL: 0x93,
  MEMOIZE: 0x94,
  FRAME: 0x95,
} as const

/** A pickle on its way: values that wait, places where lists of them begin, and what is referred to later. */
class Machine {
  private readonly stack: Value[] = []
  private readonly marks: number[] = []
  private readonly memo = new Map<number, Value>()

  push(value: Value): void {
    this.stack.push(value)
  }

  pop(): Value {
    if (this.stack.length <= (this.marks.at(-1) ?? 0)) refuseWeights('pickle: nothing is there to take')
    return this.stack.pop() as Value
  }

  top(): Value {
    const value = this.pop()
    this.stack.push(value)
    return value
  }

  mark(): void {
    if (this.marks.push(this.stack.length) > MOST.marks) refuseWeights('pickle: nested too deeply')
  }

  sinceMark(): Value[] {
    const from = this.marks.pop()
    if (from === undefined) refuseWeights('pickle: a list ends that never began')
    return this.stack.splice(from)
  }

  remember(index: number = this.memo.size): void {
    this.memo.set(index, this.top())
    if (this.memo.size > MOST.memo) refuseWeights(`pickle: refers to more than ${MOST.memo} things`)
  }

  recall(index: number): void {
    const value = this.memo.get(index)
    if (value === undefined) refuseWeights(`pickle: refers to ${index}, which is not there`)
    this.stack.push(value)
  }

  append(values: readonly Value[]): void {
    const list = this.top()
    if (!Array.isArray(list)) refuseWeights('pickle: appends to what is no list')
    for (const value of values) list.push(value)
  }

  set(pairs: readonly Value[]): void {
    const target = this.top()
    if (!(target instanceof Dictionary)) refuseWeights('pickle: sets items of what is no dictionary')
    if (pairs.length % 2 > 0) refuseWeights('pickle: a key without a value')
    for (let i = 0; i < pairs.length; i += 2) {
      const key = pairs[i]
      if (typeof key !== 'string' && typeof key !== 'number') refuseWeights('pickle: a key that is no text')
      target.set(key, pairs[i + 1])
    }
  }

  dictionary(pairs: readonly Value[]): void {
    this.push(new Dictionary())
    this.set(pairs)
  }

  text(): string {
    const value = this.pop()
    return typeof value === 'string' ? value : refuseWeights('pickle: a name that is no text')
  }
}

/** Does what one opcode says. */
function step(op: number, machine: Machine, read: Cursor): void {
  const push = (value: Value) => machine.push(value)
  switch (op) {
    case OP.PROTO: {
      const version = read.byte()
      if (version < 2 || version > 5) refuseWeights(`pickle: protocol ${version}`)
      return
    }
    case OP.FRAME:
      return void read.uint64()
    case OP.MARK:
      return machine.mark()
    case OP.POP:
      return void machine.pop()
    case OP.POP_MARK:
      return void machine.sinceMark()
    case OP.NONE:
      return push(null)
    case OP.NEWTRUE:
      return push(true)
    case OP.NEWFALSE:
      return push(false)
    case OP.BININT:
      return push(read.int32())
    case OP.BININT1:
      return push(read.byte())
    case OP.BININT2:
      return push(read.uint16())
    case OP.LONG1:
      return push(read.long(read.byte()))
    case OP.BINFLOAT:
      return push(read.float64())
    case OP.BINUNICODE:
    case OP.BINSTRING:
      return push(read.text(read.uint32(), MOST.text))
    case OP.SHORT_BINUNICODE:
    case OP.SHORT_BINSTRING:
      return push(read.text(read.byte(), MOST.text))
    case OP.EMPTY_TUPLE:
      return push(new Tuple([]))
    case OP.TUPLE:
      return push(new Tuple(machine.sinceMark()))
    case OP.TUPLE1:
      return push(new Tuple([machine.pop()]))
    case OP.TUPLE2:
      return push(new Tuple([machine.pop(), machine.pop()].reverse()))
    case OP.TUPLE3:
      return push(new Tuple([machine.pop(), machine.pop(), machine.pop()].reverse()))
    case OP.EMPTY_LIST:
      return push([])
    case OP.LIST:
      return push(machine.sinceMark())
    case OP.APPEND:
      return machine.append([machine.pop()])
    case OP.APPENDS:
      return machine.append(machine.sinceMark())
    case OP.EMPTY_DICT:
      return push(new Dictionary())
    case OP.DICT:
      return machine.dictionary(machine.sinceMark())
    case OP.SETITEM:
      return machine.set([machine.pop(), machine.pop()].reverse())
    case OP.SETITEMS:
      return machine.set(machine.sinceMark())
    case OP.BINPUT:
      return machine.remember(read.byte())
    case OP.LONG_BINPUT:
      return machine.remember(read.uint32())
    case OP.MEMOIZE:
      return machine.remember()
    case OP.BINGET:
      return machine.recall(read.byte())
    case OP.LONG_BINGET:
      return machine.recall(read.uint32())
    case OP.GLOBAL:
      return push(new Global(`${read.line(MOST.text)} ${read.line(MOST.text)}`))
    case OP.STACK_GLOBAL:
      return push(new Global([machine.text(), machine.text()].reverse().join(' ')))
    case OP.BINPERSID:
      return push(fromReference(machine.pop()))
    case OP.REDUCE: {
      const given = machine.pop()
      return push(reduce(machine.pop(), given))
    }
    case OP.BUILD: {
      machine.pop()
      return build(machine.top())
    }
    default:
      refuseWeights(`pickle: opcode ${op}, which no weights need`)
  }
}

/**
 * Reads one pickle of a torch file. It calls nothing and makes nothing but the values of `Value`: a name of Python's is
 * looked up among the few that a state_dict needs (`known-calls`), and everything else is refused. So no file can run code.
 * @returns the value, and the place behind it
 * @throws CodedError weights-invalid
 */
export function unpickle(bytes: Uint8Array, from = 0): { value: Value; end: number } {
  const read = new Cursor(bytes, from)
  const machine = new Machine()
  for (let steps = 0; steps < MOST.steps; steps++) {
    const op = read.byte()
    if (op === OP.STOP) return { value: machine.pop(), end: read.at }
    step(op, machine, read)
  }
  return refuseWeights(`pickle: more than ${MOST.steps} steps`)
}
