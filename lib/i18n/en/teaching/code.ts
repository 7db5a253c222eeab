import type { Teaching } from '../../teaching'

export const code: Teaching = {
  before: ['The layers of both networks, from Chapters 3 and 7', 'Reading a short Python program'],
  questions: [
    'Which of the mistakes in this chapter makes an error message, and which does not? Which kind costs more time?',
    'A test finds that a program has the right number of parameters. What may still be wrong with it?',
    'Should a course print code that lacks something? When is leaving out a help, and when is it a trap?',
  ],
  misconceptions: [
    {
      wrong: 'If the shapes fit, the weights are right.',
      right: 'A flattened picture in another order has the same shape, and the answers are noise.',
    },
    {
      wrong: 'The paper’s constants can be copied into any library.',
      right: 'PyTorch divides α of response normalisation by n; TensorFlow does not.',
    },
    {
      wrong: 'torchvision’s AlexNet is the AlexNet of 2012.',
      right: 'It is the form of 2014: other widths, no groups, no response normalisation.',
    },
  ],
  plans: {
    45: [
      { minutes: 12, what: 'Figure 13.1: each pair finds the lines of one layer in all three libraries' },
      { minutes: 10, what: 'The order of a flattened picture; worksheet 1' },
      { minutes: 13, what: 'Figure 13.2: predict whether it runs, then mend' },
      { minutes: 10, what: 'Figure 13.3, and the chapter’s questions' },
    ],
    90: [
      { minutes: 15, what: 'Figure 13.1 and its walk' },
      { minutes: 15, what: 'What differs between the libraries; worksheets 1 and 2' },
      { minutes: 20, what: 'Figure 13.2: every mend, several sizes; worksheet 3' },
      { minutes: 10, what: 'Figure 13.3: what does it lack for a real experiment?' },
      { minutes: 20, what: 'Write your own: a network for digits with as few parameters as possible' },
      { minutes: 10, what: 'Outgrow the browser: what has to stay the same? Questions' },
    ],
  },
  worksheet: [
    {
      task: 'A picture of 2 rows, 3 columns and 4 maps is flattened. At which place, from 0, stands row 1, column 0, map 2 in Keras, and in PyTorch?',
      answer: 'Keras (1 × 3 + 0) × 4 + 2 = 14; PyTorch (2 × 2 + 1) × 3 + 0 = 15.',
      lines: 3,
    },
    {
      task: 'Which alpha does PyTorch’s LocalResponseNorm need for n = 3 and α = 0.002 in the paper’s formula?',
      answer: '0.006.',
      lines: 1,
    },
    {
      task: 'Pictures of 200 × 200 in the listing of Figure 13.2, with import torch: sizes after each layer, and the message.',
      answer:
        'conv1 49, pool 24, conv2 24, pool 11, conv3 to conv5 11, pool 5: 256 × 25 = 6,400 numbers for a layer that wants 9,216.',
      lines: 4,
    },
    {
      task: 'Figure 13.4, the template with a mistake: what does conv3 read, and which is the largest kernel that fits without padding, and with padding 1?',
      answer:
        '⌊(32 − 5) / 2⌋ + 1 = 14, then 7, 5 and 2: maps of 2 × 2. A kernel of 2 fits; with padding 1, one of 4.',
      lines: 3,
    },
  ],
}
