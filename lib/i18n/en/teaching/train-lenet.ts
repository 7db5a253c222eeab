import type { Teaching } from '../../teaching'

export const trainLenet: Teaching = {
  before: [
    'Slope of a curve at a point, in words; no calculus is needed for the first half',
    'Percentages, and what a logarithm does to small numbers',
  ],
  questions: [
    'The network gets nothing but wrong answers at first. What tells it in which direction to change?',
    'Why keep digits aside that are never trained on, and why two such sets?',
    'Somebody reports 99.5% after trying fifty settings. What would you ask?',
  ],
  misconceptions: [
    {
      wrong: 'The network is told which pixels matter.',
      right: 'It is told the right answer, and nothing else. What matters comes out of the slopes.',
    },
    {
      wrong: 'A higher learning rate learns faster.',
      right: 'Up to a point. Beyond it every step overshoots, and the loss grows.',
    },
    {
      wrong: 'The best network is the one with the smallest training loss.',
      right: 'It may have learnt its digits by heart. What counts is digits that it has not seen.',
    },
  ],
  plans: {
    45: [
      { minutes: 5, what: 'Everybody presses Train in Figure 4.1 and says what moves' },
      { minutes: 15, what: 'One step, slowly: share, loss, slope, update; worksheets 1 and 2' },
      { minutes: 15, what: 'Groups: one setting each (rate 0.5, rate 0.005, batch 8, batch 512); report' },
      { minutes: 10, what: 'Three sets of digits; second discussion question' },
    ],
    90: [
      { minutes: 10, what: 'Train, pause, single steps in Figure 4.1' },
      { minutes: 20, what: 'One step, slowly; worksheets 1 to 3' },
      { minutes: 20, what: 'Learning rate: the ball in the bowl, then the bench' },
      { minutes: 15, what: 'Learning by heart, and the three sets; worksheet 4' },
      { minutes: 15, what: 'The confusion matrix and the mistakes; worksheet 5' },
      { minutes: 10, what: 'A challenge of Figure 4.11 as a contest' },
    ],
  },
  worksheet: [
    {
      task: 'The right digit gets a share of 0.5. How large is the loss of this picture (ln 2 ≈ 0.69)? And with a share of 0.25?',
      answer: '−ln 0.5 = 0.69, and −ln 0.25 = 2 × 0.69 = 1.39 (rounded at the end).',
      lines: 2,
    },
    {
      task: 'A weight is 0.6, the slope of the loss along it −0.4, the learning rate 0.5. What is the weight after the step?',
      answer: '0.6 − 0.5 × (−0.4) = 0.8.',
      lines: 2,
    },
    {
      task: 'h = 3a and y = 2h; the loss has the slope 0.5 along y. What is its slope along a?',
      answer: '0.5 × 2 = 1 along h, and 1 × 3 = 3 along a.',
      lines: 2,
    },
    {
      task: '55,000 training digits, batches of 100. How many steps make one epoch?',
      answer: '55,000 / 100 = 550.',
      lines: 1,
    },
    {
      task: 'Of 100 true 4s, 90 were called 4. Besides, 10 other digits were called 4. What are recall and precision of 4?',
      answer: 'Recall 90 / 100 = 90%. Precision 90 / (90 + 10) = 90%.',
      lines: 3,
    },
  ],
}
