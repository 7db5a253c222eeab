import type { Teaching } from '../../teaching'

export const trainingAtScale: Teaching = {
  before: [
    'The two groups of AlexNet, from Chapter 7',
    'Learning rate, batch and momentum, from Chapter 4',
    'Powers of ten',
  ],
  questions: [
    'You get twice as many cards. What would you share between them: maps or photos? On what does it depend?',
    'A person divided the learning rate by hand. What did that person have to see to do it well?',
    'Which limits a network of today more: memory, arithmetic, or what machines have to tell each other?',
  ],
  misconceptions: [
    {
      wrong: 'AlexNet was the first convolutional network to be trained in parallel.',
      right:
        'Others had trained on graphics cards since 2006. New was one network over two cards that talk in some layers.',
    },
    {
      wrong: 'A network takes as much memory as its weights.',
      right:
        'In training there are a gradient and a last step for each weight, and all values of the whole batch.',
    },
    {
      wrong: 'Weight decay only helps against over-fitting.',
      right: 'AlexNet’s authors saw it lower the training error, too.',
    },
    {
      wrong: 'The learning rate was adapted by a method of its own.',
      right: 'It was divided by ten by hand, three times.',
    },
  ],
  plans: {
    45: [
      { minutes: 15, what: 'Figure 9.1 and its walk; each pair counts one layer by hand' },
      { minutes: 10, what: 'Figure 9.2: the greatest batch; worksheet 2' },
      { minutes: 10, what: 'Figure 9.3: the class measures its devices; a table on the board' },
      { minutes: 10, what: 'The update rule, term by term; worksheet 4' },
    ],
    90: [
      { minutes: 20, what: 'Figure 9.1 and its walk; worksheet 1; why conv3 and not conv2?' },
      { minutes: 15, what: 'Figure 9.2, one card and two; worksheet 2' },
      { minutes: 15, what: 'Figure 9.3 and the share of the peak; worksheet 3' },
      { minutes: 15, what: 'Momentum and the update rule; worksheets 4 and 5' },
      { minutes: 15, what: 'Weight decay and schedules: what do short lists say, what does the paper say?' },
      { minutes: 10, what: 'The chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'fc6 reads 256 maps of 6 × 6, half of them from the other card. How many bytes does one card fetch for one photo on the way forward, at four bytes a value?',
      answer: '128 × 6 × 6 × 4 = 18,432.',
      lines: 2,
    },
    {
      task: 'A network has 1,000,000 parameters and puts out 200,000 values for a photo. How many bytes do weights, gradients and last steps take, and how many the values of a batch of 50?',
      answer: '12,000,000; 200,000 × 50 × 4 = 40,000,000.',
      lines: 3,
    },
    {
      task: 'A forward pass takes 400,000 multiply-adds, there are 50,000 pictures and 10 epochs. How many multiply-adds is the training? How long does it take at 1,000,000,000 a second?',
      answer: '3 × 400,000 × 50,000 × 10 = 600,000,000,000; 600 seconds.',
      lines: 3,
    },
    {
      task: 'Momentum 0.9, learning rate 0.1, no decay. The gradient is 1 in each step, v starts at 0. Work out v after one, two and three steps.',
      answer: '−0.1, −0.19, −0.271.',
      lines: 3,
    },
    {
      task: 'A learning rate of 0.01 is divided by ten three times. Which four rates are in use?',
      answer: '0.01, 0.001, 0.0001, 0.00001.',
      lines: 1,
    },
  ],
}
