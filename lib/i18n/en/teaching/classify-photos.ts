import type { Teaching } from '../../teaching'

export const classifyPhotos: Teaching = {
  before: ['That softmax makes shares which add up to one', 'Pixels, and red, green and blue'],
  questions: [
    'The network knows two hundred things. Who chose them, and what does that do to its answers?',
    'A photo of something that is not on the list gets 97%. What should a program that uses the network do?',
    'When are five guesses worth more than one?',
  ],
  misconceptions: [
    {
      wrong: 'The network sees the photo in full.',
      right: 'It sees 64 by 64 pixels from the square in the middle.',
    },
    {
      wrong: 'A percentage is the chance of being right.',
      right:
        'It is a share among two hundred things. How often answers are right is measured over many pictures.',
    },
    {
      wrong: 'A quarter of the bytes means a quarter of the accuracy.',
      right: 'With a ruler for each channel, one byte a weight costs almost nothing.',
    },
  ],
  plans: {
    45: [
      { minutes: 10, what: 'The three photos; guess the answers from the 64 × 64 pixels first' },
      { minutes: 15, what: 'Groups: photos of their own, on the list and off it' },
      { minutes: 10, what: 'Top-1 and top-5; worksheet 1' },
      { minutes: 10, what: 'Second discussion question' },
    ],
    90: [
      { minutes: 10, what: 'The three photos; guess first' },
      { minutes: 20, what: 'Groups: ten photos each, a tally of right and nearly right' },
      { minutes: 15, what: 'Top-1 and top-5; worksheet 1; compare with the tally' },
      { minutes: 15, what: 'What happens to a photo; worksheets 2 and 3' },
      { minutes: 20, what: 'One byte instead of four; worksheet 4' },
      { minutes: 10, what: 'Discussion, and the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'Of 50 pictures, 20 have the right answer first, and 15 others have it second to fifth. What are top-1 and top-5 accuracy?',
      answer: 'Top-1: 20 / 50 = 40%. Top-5: 35 / 50 = 70%.',
      lines: 2,
    },
    {
      task: 'How many numbers are 64 × 64 pixels in red, green and blue?',
      answer: '64 × 64 × 3 = 12,288.',
      lines: 1,
    },
    {
      task: 'A photo is 1,200 wide and 900 high. What part of it does the largest centred square leave out?',
      answer: 'The square is 900 × 900; 300 of 1,200 are cut off: 25%.',
      lines: 2,
    },
    {
      task: 'The marks of a ruler are 0.02 apart. Which whole number is stored for the weight 0.313, what is read back, and how far off is that?',
      answer: '0.313 / 0.02 = 15.65, so 16. Read back 0.32: off by 0.007, less than half a mark (0.01).',
      lines: 3,
    },
  ],
}
