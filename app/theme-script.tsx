import { languages } from '@/lib/i18n/languages'

/** Runs before the first paint, so that a chosen theme never flashes the other one. */
const setTheme = `try{let t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`

/** What shows the note on an insecure origin; see components/ui/insecure-note.tsx. */
const markInsecure = `if(!isSecureContext)document.documentElement.dataset.insecure='';`

/** On the entry page only: the remembered language, else the first of the reader's languages that the book has. */
const openLanguage = `{let k=${JSON.stringify(languages)},l;try{l=localStorage.getItem('language')}catch{}l=k.includes(l)?l:navigator.languages.map(n=>n.slice(0,2).toLowerCase()).find(n=>k.includes(n))||k[0];location.replace(l+'/'+location.search+location.hash)}`

/** The one inline script of a page; its hash goes into the page's Content-Security-Policy after the build. */
export function ThemeScript({ andOpenLanguage = false }: { andOpenLanguage?: boolean }) {
  const code = markInsecure + (andOpenLanguage ? setTheme + openLanguage : setTheme)
  return <script dangerouslySetInnerHTML={{ __html: code }} />
}
