import type { Teaching } from '../../teaching'

export const lenetHistory: Teaching = {
  before: ['Percentages', 'Chapter 1 is helpful, not needed'],
  questions: [
    'Who may be called the inventor of LeNet? What would you need to know to decide?',
    'Why do so many texts say “the first”, and what does it cost the reader?',
    'LeNet was not far ahead of its rivals in 1998. Why is it the one that is remembered?',
  ],
  misconceptions: [
    {
      wrong: 'LeNet was the first network with convolution and pooling.',
      right: 'The Neocognitron had both in 1980; new was training all layers together.',
    },
    {
      wrong: 'LeNet read 82% of handwritten cheques.',
      right: 'The 82% are for business cheques with printed amounts.',
    },
    {
      wrong: '0.8% is clearly better than 0.95%.',
      right: 'On 10,000 digits the two are about as far apart as chance allows.',
    },
  ],
  plans: {
    45: [
      { minutes: 10, what: 'Walk the timeline together; what changes, what stays?' },
      { minutes: 15, what: 'Leaf through MNIST in pairs: find three digits that you disagree about' },
      { minutes: 10, what: 'The chart: sort it, then guess what each bar is before pressing it' },
      { minutes: 10, what: 'First discussion question; worksheet 1 and 2' },
    ],
    90: [
      { minutes: 15, what: 'The timeline, each pair presents one stop' },
      { minutes: 25, what: 'MNIST: file order, the hardest, the means; read the hardest without the labels' },
      { minutes: 20, what: 'The chart: sort, filter, press; worksheets 1 to 3' },
      { minutes: 15, what: 'How sure is an error rate? The deep dive, worksheet 4' },
      { minutes: 15, what: 'Discussion, and the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'A method misreads 2.4% of 10,000 test digits. How many digits is that?',
      answer: '240.',
      lines: 1,
    },
    {
      task: 'How many pairs can be made of ten digits (for “pairwise” classifiers)?',
      answer: '10 × 9 / 2 = 45.',
      lines: 2,
    },
    {
      task: 'LeNet-5 misread 95 digits, with distorted training digits 82. By what share did its mistakes fall?',
      answer: '13 of 95: about 14%.',
      lines: 2,
    },
    {
      task: 'Work out √(p (1 − p) / n) for p = 0.01 and n = 10,000. What does it mean?',
      answer: 'About 0.001: an error rate of 1% on this test is uncertain by about 0.1%.',
      lines: 3,
    },
  ],
}
