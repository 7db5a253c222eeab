/**
 * A file that is read a piece at a time, so that a large one is never in memory as a whole: a Blob in the page, a file
 * handle in Node.
 */
export interface RandomAccess {
  /** Bytes of the file. */
  readonly size: number
  /**
   * The `length` bytes from `offset` on, in memory of their own. Asked only for what lies within `size`. Rejects when the
   * file cannot be read any more, or gives fewer bytes.
   */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
}

/** Bytes that are in memory already, as a file. */
export const inMemory = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.length,
  // A copy by its constructor: slice of Node's Buffer is a view.
  read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
})

/** A file that the reader has chosen, or one that is kept. */
export const blobAccess = (blob: Blob): RandomAccess => ({
  size: blob.size,
  read: async (offset, length) => {
    const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
    if (bytes.length !== length) throw new Error(`${bytes.length} bytes instead of ${length} at ${offset}`)
    return bytes
  },
})
