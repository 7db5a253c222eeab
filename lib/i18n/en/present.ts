/** What presenting and printing say; fetched when they begin. */
export const present = {
  bar: 'Presentation',
  previous: 'Previous section',
  next: 'Next section',
  leave: 'Leave (Esc)',
  place: '{number} of {count}',
  printing: 'Fetching the figures …',
}
