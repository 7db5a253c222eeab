import type { Teaching } from '../../teaching'

export const alexnetArchitecture: Teaching = {
  before: [
    'Chapters 1 and 3, or: kernel, stride, padding, and how parameters of a convolution are counted',
    'What max pooling and a fully connected layer are',
  ],
  questions: [
    'Three networks are called AlexNet. How would you find out which one a paper or a program means?',
    'In conv2, conv4 and conv5 each graphics card kept to itself. What would have been lost if it had done so everywhere?',
    'The fully connected layers hold nearly all parameters and do hardly any of the arithmetic. Would you make them smaller?',
  ],
  misconceptions: [
    {
      wrong: 'The layer with the most parameters takes the most arithmetic.',
      right: 'A weight of a convolution is used at every place of the map, one of fc6 once for a photo.',
    },
    {
      wrong: 'AlexNet reads 227 × 227 pixels, the paper is wrong.',
      right:
        'The authors’ program got 55 windows out of 224 pixels by letting the last one hang over the edge.',
    },
    {
      wrong: 'The two halves were two networks whose answers were averaged.',
      right: 'They are one network. conv3 and the fully connected layers read both halves.',
    },
  ],
  plans: {
    45: [
      { minutes: 8, what: 'Figure 7.1 on the wall: the walk from the photo to fc6' },
      { minutes: 12, what: 'Figure 7.2: why 224 does not fit; worksheet 1' },
      { minutes: 15, what: 'Pairs: parameters and multiply-adds of a layer each; worksheets 2 and 3' },
      { minutes: 10, what: 'Measure in Figure 7.4 and compare the devices of the class' },
    ],
    90: [
      { minutes: 15, what: 'Figure 7.1 with photos of the class: every pair presents a layer' },
      { minutes: 15, what: 'Figure 7.2, all four cases; worksheet 1' },
      { minutes: 15, what: 'Two graphics cards in Figure 7.3; worksheet 2' },
      { minutes: 20, what: 'Figure 7.4: guess first, then measure; worksheets 3 and 4' },
      { minutes: 15, what: 'Find the three slips of the paper; worksheet 5' },
      { minutes: 10, what: 'Discussion, and the chapter’s questions' },
    ],
  },
  worksheet: [
    {
      task: 'Windows of 11 pixels, 4 pixels apart. How many fit into 224 pixels, into 227, and into 224 with 2 columns of padding on each side?',
      answer: '54.25, so 54; exactly 55; 55.25, so 55.',
      lines: 3,
    },
    {
      task: 'conv2 has 256 filters of 5 × 5 and a bias for each. How many parameters are that if a filter reads 48 maps, and how many if it reads 96?',
      answer: '256 × (48 × 25 + 1) = 307,456 and 256 × (96 × 25 + 1) = 614,656.',
      lines: 3,
    },
    {
      task: 'conv1 makes 96 maps of 55 × 55 from 3 maps with kernels of 11 × 11. How many multiply-adds? How often is each weight used?',
      answer: '55 × 55 × 96 × 3 × 11 × 11 = 105,415,200. Each weight 55 × 55 = 3,025 times.',
      lines: 3,
    },
    {
      task: 'fc6 reads 256 maps of 6 × 6 and has 4,096 units. How many weights? How many MB in float32, 4 bytes each? How often is each used for one photo?',
      answer: '9,216 × 4,096 = 37,748,736 weights, 151 MB, each used once.',
      lines: 3,
    },
    {
      task: 'A square of 224 pixels is cut out of 256. How many places are there in a row, and how many pictures in all, mirror images included?',
      answer: '33 places in a row, 33 × 33 × 2 = 2,178 pictures. The paper says 2,048.',
      lines: 2,
    },
  ],
}
