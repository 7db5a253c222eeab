import { Button } from '@/components/ui/button'

interface Props {
  words: { present: string; presentNote: string; print: string }
}

/** For those who teach: show the chapter large, or print it. What a press wishes is done by Late. */
export function PageTools({ words }: Props) {
  return (
    <div data-no-print className="page-tools mt-4 -ml-4 flex flex-wrap items-center font-sans">
      <Button kind="quiet" title={words.presentNote} data-wish="present">
        {words.present}
      </Button>
      <Button kind="quiet" data-wish="print">
        {words.print}
      </Button>
    </div>
  )
}
