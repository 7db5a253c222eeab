/*
 * Numbers from the papers, each with the place where it stands. A Fact prints the number alone: '%', 'days' and
 * other units belong to the sentence around it.
 */
export interface Cited {
  value: number
  source: string
}

const lecun =
  'LeCun, Bottou, Bengio, Haffner, “Gradient-based learning applied to document recognition”, 1998'
const krizhevsky =
  'Krizhevsky, Sutskever, Hinton, “ImageNet classification with deep convolutional neural networks”, 2012'
const russakovsky = 'Russakovsky et al., “ImageNet large scale visual recognition challenge”, 2015, table 2'
const groups = `${krizhevsky}, §3.5, with two groups in conv2, conv4 and conv5 as in Caffe’s bvlc_alexnet; counted layer by layer`
const gtx580 =
  'bit-tech, “Nvidia GeForce GTX 580 review”, 2010, specifications: 512 stream processors at 1.544 GHz'

export const citedFacts: Readonly<Record<string, Cited>> = {
  'lenet1998.params': { value: 60_000, source: `${lecun}, §II.A` },
  'lenet1998.connections': { value: 340_908, source: `${lecun}, §II.A` },
  'lenet1998.c3Params': { value: 1_516, source: `${lecun}, §II.B` },
  'lenet1998.days': { value: 3, source: `${lecun}, §III.D: two to three days of CPU` },
  'lenet1998.daysLow': { value: 2, source: `${lecun}, §III.D: two to three days of CPU` },
  'lenet1998.daysHigh': { value: 3, source: `${lecun}, §III.D: two to three days of CPU` },
  'lenet1998.megahertz': { value: 200, source: `${lecun}, §III.D: one 200 MHz R10000` },
  'lenet1998.passes': { value: 20, source: `${lecun}, §III.B` },
  'lenet1998.errorPercent': { value: 0.95, source: `${lecun}, §III.B, without distortions` },
  'lenet1998.errorPercentDistortions': {
    value: 0.8,
    source: `${lecun}, §III.B, with distorted digits added`,
  },
  'lenet1998.errorsLeft': { value: 82, source: `${lecun}, figure 8` },
  'lenet1998.confused4and9': { value: 12, source: `${lecun}, figure 8, counted from its pictures` },
  'lenet1998.confused3and5': { value: 7, source: `${lecun}, figure 8, counted from its pictures` },
  'lenet1998.pixelPaper': { value: -0.1, source: `${lecun}, §II.B` },
  'lenet1998.pixelInk': { value: 1.175, source: `${lecun}, §II.B` },
  'cheque.documents': { value: 646, source: `${lecun}, §X: business cheques sorted as machine-printed` },
  'cheque.read': { value: 82, source: `${lecun}, §X` },
  'cheque.wrong': { value: 1, source: `${lecun}, §X` },
  'cheque.rejected': { value: 17, source: `${lecun}, §X` },
  'cheque.olderRead': {
    value: 68,
    source: `${lecun}, §X: an earlier system, with 1% wrong and 31% rejected`,
  },
  'cheque.barRead': { value: 50, source: `${lecun}, §X` },
  'cheque.barWrong': { value: 1, source: `${lecun}, §X` },
  'cheque.outputs': { value: 96, source: `${lecun}, §X` },
  'cheque.characters': { value: 95, source: `${lecun}, §X` },
  'cheque.pretraining': { value: 500_000, source: `${lecun}, §X` },
  'mnist.glyphSide': { value: 20, source: `${lecun}, §III.A` },
  'mnist.fieldSide': { value: 28, source: `${lecun}, §III.A` },

  'zip1989.params': {
    value: 9_760,
    source: 'LeCun et al., “Backpropagation applied to handwritten zip code recognition”, 1989',
  },
  'lenet1.params': { value: 2_600, source: `${lecun}, §III.C: about` },
  'lenet1.macs': { value: 100_000, source: `${lecun}, §III.C: about` },
  'lenet1.errorPercent': { value: 1.7, source: `${lecun}, figure 9` },
  'lenet4.params': { value: 17_000, source: `${lecun}, §III.C: about` },
  'lenet4.connections': { value: 260_000, source: `${lecun}, §III.C: about` },
  'lenet4.errorPercent': { value: 1.1, source: `${lecun}, figure 9` },
  'boosted-lenet4.errorPercent': { value: 0.7, source: `${lecun}, figure 9 and §III.C.9` },
  'boosted-lenet4.cost': { value: 1.75, source: `${lecun}, §III.C.9` },

  'caffe-lenet.params': {
    value: 431_080,
    source: 'BVLC Caffe, examples/mnist/lenet_train_test.prototxt, counted layer by layer',
  },

  'alexnet2012.params': { value: 60_965_224, source: groups },
  'alexnet2012.paramsMillions': { value: 60, source: `${krizhevsky}, abstract` },
  'alexnet2012.macs': { value: 724_406_816, source: groups },
  'alexnet2012.neurons': { value: 659_272, source: groups },
  'alexnet2012.top1ErrorPercent': {
    value: 40.7,
    source: `${krizhevsky}, table 2: one network, ILSVRC-2012 validation`,
  },
  'alexnet2012.top5ErrorPercent': {
    value: 18.2,
    source: `${krizhevsky}, table 2: one network, ILSVRC-2012 validation`,
  },
  'alexnet2012.ensembleTop5ErrorPercent': {
    value: 15.3,
    source: `${krizhevsky}, table 2: seven networks, two of them trained on more pictures; ILSVRC-2012 test`,
  },
  'alexnet2012.runnerUpTop5ErrorPercent': {
    value: 26.2,
    source: `${krizhevsky}, §6: second-best entry of 2012`,
  },
  'alexnet2012.daysLow': { value: 5, source: `${krizhevsky}, §5: five to six days` },
  'alexnet2012.daysHigh': { value: 6, source: `${krizhevsky}, §5: five to six days` },
  'alexnet2012.gpus': { value: 2, source: `${krizhevsky}, §5: two GTX 580 with 3 GB` },
  'gtx580.processors': { value: 512, source: gtx580 },
  'gtx580.gigahertz': { value: 1.544, source: gtx580 },
  'alexnet2012.passes': { value: 90, source: `${krizhevsky}, §5` },
  'alexnet2012.classes': { value: 1_000, source: `${krizhevsky}, §2` },
  'alexnet2012.crops': {
    value: 2 * 33 ** 2,
    source: `33 × 33 places of 224 pixels in 256, mirrored or not; ${krizhevsky}, §4.1, says 2048`,
  },
  'deep-compression.alexnetMegabytes': {
    value: 6.9,
    source: 'Han et al., “Deep Compression”, 2015, table 1',
  },
  'deep-compression.alexnetTimes': { value: 35, source: 'Han et al., “Deep Compression”, 2015, table 1' },
  'ilsvrc2012.train': { value: 1_281_167, source: russakovsky },
  'ilsvrc2012.validation': { value: 50_000, source: russakovsky },
  'ilsvrc2012.test': { value: 100_000, source: russakovsky },
}
