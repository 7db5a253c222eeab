import type { Teaching } from '../../teaching'

export const convolution: Teaching = {
  before: ['Adding and multiplying signed decimals', 'A table as rows and columns; a mean'],
  questions: [
    'A kernel of nine weights is the same everywhere in the picture. What is gained by that, and what is lost?',
    'You may choose one kernel to tell a 1 from a 7. Which would you take, and where in the picture would its answer differ?',
    'Pooling throws numbers away. When does that help, and when does it hurt?',
  ],
  misconceptions: [
    {
      wrong: 'A kernel is a small picture that is pasted onto the large one.',
      right: 'It is a set of factors: each place gives one number, the sum of products there.',
    },
    {
      wrong: 'A map is as large as its input.',
      right:
        'Only with the right padding and stride 1. Without padding a kernel of 5 takes 4 cells off each side length.',
    },
    {
      wrong: 'With three colours, each map has three results in a cell.',
      right: 'The partial sums of all channels are added up: one number a cell.',
    },
  ],
  plans: {
    45: [
      { minutes: 5, what: 'Read the numbers of a digit aloud; who finds the stroke?' },
      { minutes: 15, what: 'One cell by hand (worksheet 1), then the same cell in the figure' },
      {
        minutes: 15,
        what: 'Pairs: presets, stride and padding; predict the size before the figure shows it',
      },
      { minutes: 10, what: 'First discussion question; worksheet 2' },
    ],
    90: [
      { minutes: 10, what: 'A picture as numbers: a digit, then a photo of the class’s own' },
      { minutes: 20, what: 'One cell by hand, then by the figure; edges and blur' },
      { minutes: 20, what: 'Sizes: stride, padding, dilation; worksheets 2 and 3' },
      { minutes: 20, what: 'Channels and pooling; worksheets 4 and 5' },
      { minutes: 10, what: 'Shared weights beside a fully connected layer; receptive field' },
      { minutes: 10, what: 'Discussion, and the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'The window holds 1 2 0 / 0 1 3 / 2 1 1, the kernel 1 0 −1 in each of its three rows. What does the cell get, without a bias?',
      answer: 'The left column gives 1 + 0 + 2 = 3, the right one 0 + 3 + 1 = 4: 3 − 4 = −1.',
      lines: 3,
    },
    {
      task: 'A picture of 32 × 32, a kernel of 5 × 5, stride 1, no padding. How large is the map?',
      answer: '(32 − 5) / 1 + 1 = 28: the map is 28 × 28.',
      lines: 2,
    },
    {
      task: 'A picture of 7 × 7, a kernel of 3 × 3, padding 1, stride 2. How large is the map?',
      answer: '(7 + 2 − 3) / 2 + 1 = 4: the map is 4 × 4.',
      lines: 2,
    },
    {
      task: 'Pool 1 3 / 5 7 once by the mean and once by the maximum.',
      answer: 'The mean is 16 / 4 = 4, the maximum 7.',
      lines: 2,
    },
    {
      task: 'A layer reads 3 channels and makes 8 maps with kernels of 3 × 3 and one bias a map. How many parameters?',
      answer: 'One map: 3 × 9 + 1 = 28. Eight maps: 224.',
      lines: 3,
    },
  ],
}
