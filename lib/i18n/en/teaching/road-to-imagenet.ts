import type { Teaching } from '../../teaching'

export const roadToImagenet: Teaching = {
  before: ['Powers of ten and logarithmic scales', 'The chain rule from Chapter 4'],
  questions: [
    'Suppose somebody had given the LeNet group 1.28 million labelled photographs in 1998. What would they have done with them?',
    'Which of the three was the hardest to come by: pictures, arithmetic, or a gradient that arrives?',
    'Why is a contest on fixed pictures useful, and what can it lead people to do?',
  ],
  misconceptions: [
    {
      wrong: 'LeNet can only handle small grey pictures.',
      right: 'Data and machines allowed no more; the network can be slid over larger ones.',
    },
    {
      wrong: 'ReLU solved the vanishing gradient.',
      right: 'It eases it. With first weights that are too small it fades all the same, and units can die.',
    },
    {
      wrong: 'AlexNet cut the previous year’s error from 26% to 15%.',
      right: '26.2 is the runner-up of the same year, and 15.3 are seven networks.',
    },
  ],
  plans: {
    45: [
      { minutes: 8, what: 'Figure 6.1: from which side on can the class name the thing?' },
      { minutes: 17, what: 'Figure 6.2 in pairs: find the depth at which sigmoid stops learning' },
      { minutes: 10, what: 'Figure 6.3: each pair measures its device; who has the fastest?' },
      { minutes: 10, what: 'The sentence “from 26% to 15.3%”; worksheet 1 and 2' },
    ],
    90: [
      { minutes: 10, what: 'Figure 6.1 with the class’s guesses' },
      { minutes: 30, what: 'Figure 6.2: depth, activation, first weights; a table of what arrives' },
      { minutes: 10, what: 'The deep dive: a product of slopes; worksheet 1' },
      { minutes: 15, what: 'Pictures and arithmetic on a logarithmic scale; worksheets 2 and 3' },
      { minutes: 15, what: 'The contest, bar by bar' },
      { minutes: 10, what: 'Discussion, and the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'Each layer multiplies the gradient by 0.25. What is left after 5 layers?',
      answer: '0.25⁵ = 1/1024, about 0.001.',
      lines: 2,
    },
    {
      task: 'A training of 1.2 × 10¹² multiply-adds takes 60 seconds. How many a second is that?',
      answer: '2 × 10¹⁰.',
      lines: 2,
    },
    {
      task: 'How many numbers has a picture of 32 × 32 in grey, and one of 224 × 224 in three colours? How many times as many?',
      answer: '1,024 and 150,528: 147 times.',
      lines: 3,
    },
    {
      task: 'The contest: one network misread 18.2% of the validation pictures (top-5), seven networks 15.3% of the test pictures. Name two things that keep you from subtracting one from the other.',
      answer: 'One network against seven; two of the seven saw more pictures; other pictures were tested.',
      lines: 3,
    },
  ],
}
