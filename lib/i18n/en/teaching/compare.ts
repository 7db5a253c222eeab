import type { Teaching } from '../../teaching'

export const compare: Teaching = {
  before: ['Counting parameters and multiply-adds, from Chapters 3 and 7', 'Logarithmic scales'],
  questions: [
    'Which row of the table explains AlexNet’s success best? Defend your choice against another row.',
    'A company wants a network for a doorbell, and one for a data centre. Which numbers matter for each?',
    'Why do people repeat “AlexNet is a deeper LeNet”? What would be a fairer sentence of the same length?',
  ],
  misconceptions: [
    {
      wrong: 'AlexNet is a deepened LeNet.',
      right:
        'It is deeper, and wider, differently activated, protected against over-fitting, and trained on far more.',
    },
    {
      wrong: 'Few parameters mean little work.',
      right: 'SqueezeNet has about a fiftieth of AlexNet’s parameters and more than twice its multiply-adds.',
    },
    {
      wrong: 'Small kernels make a network cheap.',
      right: 'VGG-16 has small kernels only, and is the most costly of the six.',
    },
    {
      wrong: 'With nine tenths of its weights removed a network is ten times as fast.',
      right: 'It is smaller to store and to send. A usual matrix product multiplies by zeros as well.',
    },
  ],
  plans: {
    45: [
      { minutes: 12, what: 'Figure 12.1: each pair checks one row by hand' },
      { minutes: 8, what: 'Figure 12.2 and its walk: where do weights sit, where is work done?' },
      { minutes: 10, what: 'Figure 12.3: three small kernels for a large one; worksheet 1' },
      { minutes: 15, what: 'Figure 12.8 and the question of the doorbell' },
    ],
    90: [
      { minutes: 20, what: 'Figure 12.1, row by row; what do short tables leave out?' },
      { minutes: 10, what: 'Figure 12.2 and its walk' },
      { minutes: 15, what: 'Small kernels: Figure 12.3, worksheets 1 and 2' },
      { minutes: 20, what: 'The two races, seeds shared out among the pairs; a table on the board' },
      { minutes: 5, what: 'Folding: Figure 12.5' },
      {
        minutes: 20,
        what: 'Figure 12.8; Figure 12.9: who gets below 2 MB with the same answers? The chapter’s questions',
      },
    ],
  },
  worksheet: [
    {
      task: 'Two layers of 3 × 3 with C maps in and out, and one layer of 5 × 5. How many weights has each, in terms of C²?',
      answer: '18 C² and 25 C²: 72%.',
      lines: 2,
    },
    {
      task: 'How many layers of 3 × 3 see 9 × 9 pixels?',
      answer: 'Four: 3, 5, 7, 9.',
      lines: 1,
    },
    {
      task: '5 × 5 kernels, 6 maps in, 16 maps out. Weights of the usual convolution, and of the separable one, without biases?',
      answer: '2,400; 150 + 96 = 246.',
      lines: 3,
    },
    {
      task: 'A normalisation has γ = 2, β = 1, mean 3 and variance 4 (ε left out). The convolution before it has the weight 0.5 and the bias 0. What are weight and bias of the folded one?',
      answer: 'Scale 2 / 2 = 1: weight 0.5, bias 1 + (0 − 3) × 1 = −2.',
      lines: 3,
    },
  ],
}
