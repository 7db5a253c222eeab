/** The browser's own bars take the colour of the paper. */
export const themeColours = [
  { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
  { media: '(prefers-color-scheme: dark)', color: '#14161a' },
]
