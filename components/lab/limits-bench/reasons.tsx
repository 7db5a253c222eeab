import { classes } from '@/components/ui/classes'
import { useBenchStrings } from '../bench-strings'
import { choices, type Chosen } from './chosen'

/** One of several texts; the others take their room unseen, so that nothing below moves when it changes. */
function OneOf({ texts, chosen }: { texts: Record<Chosen, string>; chosen: Chosen }) {
  return (
    <div className="grid">
      {choices.map((choice) => (
        <p
          key={choice}
          className={classes('col-start-1 row-start-1', choice !== chosen && 'invisible')}
          aria-hidden={choice !== chosen}
        >
          {texts[choice]}
        </p>
      ))}
    </div>
  )
}

/** Why the network answers as it does, and what would have to change. */
export function Reasons({ chosen }: { chosen: Chosen }) {
  const words = useBenchStrings().strings.limits
  return (
    <div
      className="grid gap-x-8 gap-y-3 text-[0.9375rem] leading-normal @min-[40rem]:grid-cols-2"
      data-testid="limits-reasons"
    >
      <div>
        <p className="mb-1 text-sm text-soft">{words.whyTitle}</p>
        <OneOf texts={words.why} chosen={chosen} />
      </div>
      <div>
        <p className="mb-1 text-sm text-soft">{words.takesTitle}</p>
        <OneOf texts={words.takes} chosen={chosen} />
      </div>
    </div>
  )
}
