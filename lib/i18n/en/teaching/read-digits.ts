import type { Teaching } from '../../teaching'

export const readDigits: Teaching = {
  before: [
    'That a trained network gives ten shares (Chapter 4 helps, but is not needed)',
    'Scale and proportion',
  ],
  questions: [
    'Who wrote the digits that the network has learnt from, and whose digits does it read worse for that reason?',
    'When should a machine say “I cannot read this”? Name a job where a mistake is cheap, and one where it is not.',
    'Would you rather centre every drawing, or train the network on digits in all places?',
  ],
  misconceptions: [
    {
      wrong: 'The network sees my drawing.',
      right: 'It sees 28 by 28 grey pixels, fitted and centred, without the order of the strokes.',
    },
    {
      wrong: '99% means that it is right 99 times out of 100.',
      right:
        'It means that among the ten digits this one fits by far the best. A heart gets such shares, too.',
    },
    {
      wrong: 'A convolution finds things anywhere, so the place cannot matter.',
      right: 'The kernels do. The layers behind them have a weight of its own for every place.',
    },
  ],
  plans: {
    45: [
      { minutes: 10, what: 'Everybody draws; collect misread digits on the board' },
      { minutes: 15, what: 'What the network sees: fit, centre, border; worksheets 1 and 2' },
      { minutes: 10, what: 'Hearts and scribbles: ten bars that always add up; worksheet 3' },
      { minutes: 10, what: 'First discussion question' },
    ],
    90: [
      { minutes: 15, what: 'Everybody draws; a tally of what is misread as what' },
      { minutes: 20, what: 'Fit, centre, border; worksheets 1 and 2' },
      { minutes: 15, what: 'Ten bars; worksheet 3; hearts and scribbles' },
      { minutes: 20, what: 'Inside, why, and breaking it: which pixels decide?' },
      { minutes: 10, what: 'Cheques and rejecting; worksheet 4' },
      { minutes: 10, what: 'Discussion, and the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'The ink is 40 pixels wide and 100 high. How large is it after it has been fitted into 20 × 20?',
      answer: '100 becomes 20, a fifth; so 40 becomes 8: it is 8 wide and 20 high.',
      lines: 2,
    },
    {
      task: 'A row has 1 part of ink at place 2 and 3 parts at place 6. Where is its centre of mass?',
      answer: '(1 × 2 + 3 × 6) / 4 = 20 / 4 = 5.',
      lines: 2,
    },
    {
      task: 'Nine of the ten bars stand at 4% each. How long is the tenth?',
      answer: '100% − 9 × 4% = 64%.',
      lines: 1,
    },
    {
      task: 'Of 1,000 cheques a reader reads 82% correctly and 1% wrongly, and rejects the rest. How many does a person have to look at, and how many mistakes slip through?',
      answer: '170 are rejected, and 10 are read wrongly.',
      lines: 2,
    },
  ],
}
