/** A photo made small enough for a strip of them: RGBA bytes, opaque. */
export interface PhotoThumb {
  rgba: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
}

export interface PhotoStripCalls {
  /** Opens a photo and makes it small. Fails as 'photo/classify' does, where it is no photo. */
  'photo/thumb': { params: { photo: Blob; name: string }; progress: never; result: PhotoThumb }
}
