import type { Teaching } from '../../teaching'

export const lenetArchitecture: Teaching = {
  before: [
    'Chapter 1, or: what a kernel does at one place of a picture',
    'The size of a map from the size of its input',
  ],
  questions: [
    'From layer to layer the maps get smaller and more. Why not the other way round?',
    'In 1998 each map of C3 was allowed to read only some maps of S2. Which of the two reasons convinces you?',
    'C5 and F6 hold nearly all the parameters. Does that mean that they do most of the work?',
  ],
  misconceptions: [
    {
      wrong: 'LeNet-5 has softmax at its end.',
      right:
        'The modern form has. In 1998 ten units measured the distance to drawn codes, and the smallest won.',
    },
    {
      wrong: 'Sub-sampling is average pooling.',
      right: 'The sum of four cells was multiplied by a learnt gain, shifted by a learnt bias, and squashed.',
    },
    {
      wrong: 'More parameters mean more computing.',
      right: 'A kernel is used again at every place: C1 has few parameters and many connections.',
    },
  ],
  plans: {
    45: [
      { minutes: 5, what: 'Figure 3.1 on the wall: walk from the digit to the ten numbers' },
      { minutes: 15, what: 'One cell in Figure 3.2; worksheet 1 and 2' },
      { minutes: 15, what: 'Pairs: count the parameters of a layer each, compare with the table' },
      { minutes: 10, what: 'What was different in 1998; one discussion question' },
    ],
    90: [
      { minutes: 10, what: 'Figure 3.1: every pair takes a layer and presents it' },
      { minutes: 20, what: 'One cell, in C1 and in C3; worksheets 1 to 3' },
      { minutes: 15, what: 'Receptive field; worksheet 4' },
      { minutes: 20, what: 'Sub-sampling and the connection table; worksheet 5' },
      { minutes: 15, what: 'Squashing, and the codes at the end' },
      { minutes: 10, what: 'Discussion, and the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'A picture of 32 × 32 goes through C1 (5 × 5), S2 (halves), C3 (5 × 5), S4 (halves), C5 (5 × 5). Write down the five sizes.',
      answer: '28, 14, 10, 5, 1.',
      lines: 2,
    },
    {
      task: 'C1 makes 6 maps from one picture with kernels of 5 × 5 and one bias a map. How many parameters?',
      answer: '6 × (5 × 5 + 1) = 156.',
      lines: 2,
    },
    {
      task: 'In the modern form, C3 makes 16 maps, each from all 6 maps of S2. How many parameters?',
      answer: '16 × (6 × 25 + 1) = 2,416.',
      lines: 2,
    },
    {
      task: 'A cell of C1 sees 5 × 5 pixels; S2 joins 2 × 2 neighbouring cells. How many pixels does a cell of S2 see?',
      answer: '6 × 6: neighbouring fields overlap and are one pixel apart.',
      lines: 2,
    },
    {
      task: 'In 1998, 6 maps of C3 read 3 maps of S2, 9 read 4, and 1 reads all 6. How many kernels are that, and how many parameters with 16 biases?',
      answer: '18 + 36 + 6 = 60 kernels of 25 weights: 1,500, and 16 biases: 1,516.',
      lines: 3,
    },
  ],
}
