import localFont from 'next/font/local'

/*
 * Latin subsets only; Chinese is set in the reader's own fonts. Inter and Source Serif also own curly quotes, dashes
 * and the ellipsis, which Chinese text must take from a Chinese font: so each family is declared twice, letters apart
 * from punctuation (same file, one download), and app/globals.css leaves the second out where the language is Chinese.
 * Stand-ins of the same width while a font loads are declared there too. The ranges repeat because next/font accepts
 * literals only.
 */

const sourceSerif = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  variable: '--face-serif',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0000-00B6, U+00B8-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+20AC, U+2122, U+2212',
    },
  ],
})

const sourceSerifPunctuation = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  variable: '--face-serif-punctuation',
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+00B7, U+2000-206F' }],
})

const sourceSerifItalic = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  variable: '--face-serif-italic',
  preload: false,
  adjustFontFallback: false,
})

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  style: 'normal',
  variable: '--face-sans',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0000-00B6, U+00B8-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+20AC, U+2122, U+2212',
    },
  ],
})

const interPunctuation = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  style: 'normal',
  variable: '--face-sans-punctuation',
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+00B7, U+2000-206F' }],
})

const jetBrainsMono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  style: 'normal',
  variable: '--face-mono',
  preload: false,
  adjustFontFallback: false,
})

/** Class names for <html> that define the --face-* variables. */
export const fontVariables = [
  sourceSerif,
  sourceSerifPunctuation,
  sourceSerifItalic,
  inter,
  interPunctuation,
  jetBrainsMono,
]
  .map((font) => font.variable)
  .join(' ')
