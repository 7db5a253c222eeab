/** A network as source text of other libraries. */
export { kerasFileName, kerasSource } from './keras'
export { pytorchSource, torchFileName } from './pytorch'
export type { PixelInput } from './source-parts'
