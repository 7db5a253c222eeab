import type { ComponentProps } from 'react'
import { classes } from './classes'

const kinds = {
  primary: 'border-lenet bg-lenet text-on-lenet font-semibold enabled:hover:opacity-90',
  plain: 'border-edge/60 bg-card text-ink enabled:hover:border-lenet enabled:hover:text-lenet',
  quiet: 'border-transparent bg-transparent text-soft enabled:hover:bg-wash enabled:hover:text-ink',
}

/** How a button of a kind looks, for buttons that are made elsewhere. */
export const buttonClasses = (kind: keyof typeof kinds, pressed?: boolean, more?: string): string =>
  classes(
    'inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-full border px-4 whitespace-nowrap font-sans text-[0.9375rem] leading-tight',
    'transition-[color,background-color,border-color,opacity] duration-150 disabled:opacity-45',
    kinds[kind],
    pressed && 'border-lenet text-lenet',
    more,
  )

interface Props extends ComponentProps<'button'> {
  kind?: keyof typeof kinds
  /** Shown as pressed, for buttons that switch something on and off. */
  pressed?: boolean
}

/** A button, 44 px high. One `primary` a figure; the rest `plain`; `quiet` for what is rarely needed. */
export function Button({ kind = 'plain', pressed, className, type = 'button', ...rest }: Props) {
  return (
    <button
      type={type}
      aria-pressed={pressed}
      className={buttonClasses(kind, pressed, className)}
      {...rest}
    />
  )
}
