import type { Teaching } from '../../teaching'

export const fineTune: Teaching = {
  before: ['What softmax and the loss are', 'That a layer turns a picture into numbers'],
  questions: [
    'Somebody offers a network that tells ripe from unripe fruit, 99% right. What do you want to see before you buy it?',
    'A network was taught with photos from one school. Whom does it serve badly?',
    'Whose work is in a network that you have taught your own classes in a minute?',
  ],
  misconceptions: [
    {
      wrong: 'A network must have seen the things that it is to tell apart when it was first trained.',
      right: 'Its features need only say something that differs between them.',
    },
    {
      wrong: 'Training more layers is always better.',
      right: 'With few pictures, a new last layer does nearly as well, in a fraction of the time.',
    },
    {
      wrong: '100% of the pictures held back means that the thing was understood.',
      right: 'It may be the background, or a copy on the wrong side of the split.',
    },
  ],
  plans: {
    45: [
      { minutes: 5, what: 'Stripes and rings: train, and show a drawing of one’s own' },
      { minutes: 15, what: 'Groups: two things from the desk, twenty pictures each with the camera' },
      { minutes: 10, what: 'Swap the places of the two things and ask again' },
      { minutes: 15, what: 'The trap, the labels dealt out anew; first discussion question' },
    ],
    90: [
      { minutes: 10, what: 'Stripes and rings; what features are' },
      { minutes: 25, what: 'Groups: two or three classes of their own, tried on the other groups’ things' },
      { minutes: 15, what: 'One, four and sixteen pictures of each class; a table on the board' },
      { minutes: 15, what: 'Labels dealt out anew, with and without the leak; worksheet 3' },
      { minutes: 15, what: 'The trap; worksheets 1, 2 and 4' },
      { minutes: 10, what: 'Discussion' },
    ],
  },
  worksheet: [
    {
      task: 'A new last layer reads 1,152 numbers and has three classes. How many parameters does it have?',
      answer: '3 × 1,152 + 3 = 3,459.',
      lines: 2,
    },
    {
      task: 'Twenty pictures are held back and 19 are right. What is the accuracy, and what would it be with one more right?',
      answer: '95%, and 100%: one picture is five points.',
      lines: 2,
    },
    {
      task: 'Forty photos are mirrored, and a quarter of all eighty is held back at random. How many are held back, and how many of them have their other half among the rest, roughly?',
      answer: '20 are held back. Each has its other half among the 60 others of the remaining 79: about 15.',
      lines: 3,
    },
    {
      task: 'Name two pairs of things for which mirrored copies do harm.',
      answer: 'For example left and right hands, b and d, arrows to the left and to the right.',
      lines: 2,
    },
  ],
}
