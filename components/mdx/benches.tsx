import { BenchPlace } from '@/components/lab/bench-place'

/** Train LeNet on all of MNIST in the page and watch it learn. */
export const TrainingBench = () => <BenchPlace name="train" />

/** What a network misreads, which digits they are, and why. */
export const MistakesBench = () => <BenchPlace name="mistakes" />

/** Draw a digit, see what the network sees of it, and have it read while you draw. */
export const DrawBench = () => <BenchPlace name="draw" />

/** Have a photo classified by AlexNet-64. */
export const PhotoBench = () => <BenchPlace name="photo" />

/** The trained network as files and as source, and files back into it. */
export const TakeAwayBench = () => <BenchPlace name="take-away" />

/** Train LeNet on symbols of one's own, or on four IDX files. */
export const OwnDataBench = () => <BenchPlace name="own-data" />

/** Every run that was trained here: compare them, race two, take up a challenge. */
export const RunsBench = () => <BenchPlace name="runs" />
