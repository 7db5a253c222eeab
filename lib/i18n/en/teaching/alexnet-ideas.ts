import type { Teaching } from '../../teaching'

export const alexnetIdeas: Teaching = {
  before: [
    'Activation and gradient, from Chapters 4 and 6',
    'Training and validation accuracy, from Chapter 4',
  ],
  questions: [
    'An idea helps a large network and not a small one. Is it a good idea? How would you find out?',
    'Why does one seed prove nothing? How many would convince you?',
    'Which of the ideas would you expect to help most with medical pictures, of which there are few?',
  ],
  misconceptions: [
    {
      wrong: 'ReLU trains six times faster.',
      right:
        'In one experiment it needed a sixth of the steps to one training error; the factor depends on the network.',
    },
    {
      wrong: 'Batch normalisation is a better response normalisation.',
      right: 'It is another operation: over the batch, one map at a time, with a learnt scale and shift.',
    },
    {
      wrong: 'Dropout is in all dense layers, and in use when the network answers.',
      right: 'In AlexNet it is in the first two of three, and only in training.',
    },
  ],
  plans: {
    45: [
      { minutes: 15, what: 'Figure 8.1: the class races one seed each; a table on the board' },
      { minutes: 10, what: 'Figure 8.3 and its walk: saturated and dead' },
      { minutes: 10, what: 'Figure 8.8: dropout in both forms; worksheet 2' },
      { minutes: 10, what: 'The question of the six times; discussion' },
    ],
    90: [
      { minutes: 20, what: 'Figure 8.1, and what the paper’s experiment was' },
      { minutes: 10, what: 'Figure 8.3 and its walk' },
      { minutes: 15, what: 'Overlapping windows by hand and by training: Figures 8.4 and 8.5' },
      { minutes: 15, what: 'Response normalisation: Figure 8.6, worksheet 1' },
      { minutes: 15, what: 'Dropout: Figures 8.8 and 8.9, worksheet 2' },
      { minutes: 15, what: 'Colours and distortions: Figures 8.11 and 8.12; the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'Three neighbouring maps have the values 0, 50, 0. With k = 2, α = 0.0001 and β = 0.75, n = 3: what stands in the brackets below the fraction?',
      answer: '2 + 0.0001 × 2,500 = 2.25.',
      lines: 2,
    },
    {
      task: 'Four units with the values 1, 2, 3, 4 and weights of 1; dropout drops the second and the fourth. What arrives in the form of 2012, and in the inverted one, at a rate of 0.5?',
      answer: '4, and 8.',
      lines: 2,
    },
    {
      task: 'A map of 7 × 7 is pooled with stride 2. How many values come out with windows of 2 × 2, and of 3 × 3?',
      answer: '3 × 3 in both cases.',
      lines: 2,
    },
    {
      task: 'A unit’s sums on four pictures are −3, −1, −2 and −5. What is the mean slope of ReLU? Can the unit learn?',
      answer: '0; no gradient arrives at its weights.',
      lines: 2,
    },
  ],
}
