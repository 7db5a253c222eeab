import { BenchPlace } from '@/components/lab/bench-place'

/** Train LeNet on all of MNIST in the page and watch it learn. */
export const TrainingBench = () => <BenchPlace name="train" />

/** Draw a digit, see what the network sees of it, and have it read while you draw. */
export const DrawBench = () => <BenchPlace name="draw" />

/** Have a photo classified by AlexNet-64. */
export const PhotoBench = () => <BenchPlace name="photo" />
