/** What a pickle of a state_dict can hold. Dictionaries are Maps, so that no key means anything to JavaScript. */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Value[]
  | Tuple
  | Dictionary
  | Global
  | StorageReference
  | TensorView

export class Tuple {
  constructor(readonly items: readonly Value[]) {}
}

export class Dictionary extends Map<string | number, Value> {}

/** The name of something in Python, never the thing: 'collections OrderedDict'. */
export class Global {
  constructor(readonly name: string) {}
}

export class StorageReference {
  constructor(
    /** 'FloatStorage'. */
    readonly type: string,
    /** Its name in the file. */
    readonly key: string,
    readonly length: number,
  ) {}
}

export class TensorView {
  constructor(
    readonly storage: StorageReference,
    readonly offset: number,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
  ) {}
}
