import type { Metadata, Viewport } from 'next'
import { stringsOf } from '@/lib/i18n/strings'
import { fontVariables } from '../fonts'
import '../globals.css'
import { ThemeScript } from '../theme-script'
import { themeColours } from '../theme-colours'

const { book } = stringsOf('en').shell

export const metadata: Metadata = { title: book.title, description: book.description }
export const viewport: Viewport = { themeColor: themeColours }

export default function EntryLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" className={fontVariables} data-scroll-behavior="smooth" suppressHydrationWarning>
      <head>
        <ThemeScript andOpenLanguage />
      </head>
      <body>{children}</body>
    </html>
  )
}
