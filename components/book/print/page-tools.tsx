import { buttonClasses } from '@/components/ui/button'
import { LiveButton } from '@/components/ui/live-button'

interface Props {
  words: { present: string; presentNote: string; print: string }
}

/** For those who teach: show the chapter large, or print it. What a press wishes is done by Late. */
export function PageTools({ words }: Props) {
  const className = buttonClasses('quiet')
  return (
    <div data-no-print className="page-tools mt-4 -ml-4 flex flex-wrap items-center font-sans">
      <LiveButton className={className} title={words.presentNote} data-wish="present">
        {words.present}
      </LiveButton>
      <LiveButton className={className} data-wish="print">
        {words.print}
      </LiveButton>
    </div>
  )
}
