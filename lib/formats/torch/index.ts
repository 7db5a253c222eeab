/** Files of torch.save that hold a state_dict, read without running anything in them. */
export { isTorchLegacy, readTorchLegacy } from './read-legacy'
export { readTorchZip } from './read-zip'
