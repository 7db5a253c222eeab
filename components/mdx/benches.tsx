import { BenchPlace } from '@/components/lab/bench-place'

/** Train LeNet on all of MNIST in the page and watch it learn. */
export const TrainingBench = () => <BenchPlace name="train" />

/** What a network misreads, which digits they are, and why. */
export const MistakesBench = () => <BenchPlace name="mistakes" />

/** Draw a digit, see what the network sees of it, and have it read while you draw. */
export const DrawBench = () => <BenchPlace name="draw" />

/** All layers of the drawn digit, live, and any of their units in numbers. */
export const InsideBench = () => <BenchPlace name="inside" />

/** Write an amount on a cheque and have it cut into digits and read. */
export const ChequeBench = () => <BenchPlace name="cheque" />

/** Read a number from a photograph of paper, step by step. */
export const NumberPhotoBench = () => <BenchPlace name="number-photo" />

/** Have a photo classified by AlexNet-64. */
export const PhotoBench = () => <BenchPlace name="photo" />

/** The page's photo in every layer of the network: kernels, maps, what each value sees. */
export const PhotoInsideBench = () => <BenchPlace name="photo-inside" />

/** Why the page's photo is answered as it is: an eraser, an occlusion map, Grad-CAM, gradient x input. */
export const PhotoWhyBench = () => <BenchPlace name="photo-why" />

/** Tune AlexNet-64 to two to ten classes of one's own. */
export const FineTuneBench = () => <BenchPlace name="fine-tune" />

/** AlexNet-64 pruned, its weights shared, in Huffman's words: bytes, and answers beside the untouched network. */
export const CompressionBench = () => <BenchPlace name="compression" />

/** Bring the weights of the large networks, from a file or from the site. */
export const WeightsBench = () => <BenchPlace name="weights" />

/** The trained network as files and as source, and files back into it. */
export const TakeAwayBench = () => <BenchPlace name="take-away" />

/** Train LeNet on symbols of one's own, or on four IDX files. */
export const OwnDataBench = () => <BenchPlace name="own-data" />

/** Write a network as JSON: checked, drawn, counted, trained, taken away. */
export const OwnNetworkBench = () => <BenchPlace name="own-network" />

/** Every run that was trained here: compare them, race two, take up a challenge. */
export const RunsBench = () => <BenchPlace name="runs" />

/** What LeNet was not made for: letters, a face, noise, a photo; what it answers and why. */
export const LimitsBench = () => <BenchPlace name="limits" />

/** Why the drawn digit is read as it is: an eraser, two maps of reasons, and the training digits most like it. */
export const WhyBench = () => <BenchPlace name="why" />

/** Change the drawn digit, or damage the network, until it fails. */
export const BreakBench = () => <BenchPlace name="break" />

/** Take a network's training out of the browser, to one machine or many, and bring the weights back. */
export const OutgrowBench = () => <BenchPlace name="outgrow" />
