import type { ComponentProps } from 'react'
import { classes } from './classes'

/** A small pill for a state or a measurement. */
export function Badge({ className, ...rest }: ComponentProps<'span'>) {
  return (
    <span
      className={classes(
        'inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-card px-3 font-sans text-[0.8125rem] text-soft tabular-nums',
        className,
      )}
      {...rest}
    />
  )
}
