import type { ReactNode } from 'react'
import { useBenchStrings } from '../bench-strings'
import { BankMark, Guilloche } from './guilloche'

interface ChequeFormProps {
  /** The amount in words; null until there is one. */
  sum: string | null
  /** It was read, and rejected. */
  rejected: boolean
  /** The amount box. */
  children: ReactNode
}

/** A printed line with something on it. */
function Line({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div className={className}>
      <div className="flex items-baseline gap-2 border-b border-edge/70 pb-0.5">
        <span className="shrink-0 text-xs text-soft">{label}</span>
        <span className="min-w-0 flex-1 font-serif text-[0.9375rem] leading-snug text-ink">{children}</span>
      </div>
    </div>
  )
}

/** The digits of the code line along the lower edge, between marks like those that cheque sorters look for. */
function CodeLine() {
  const mark = (
    <svg viewBox="0 0 10 14" className="inline-block h-3.5 w-2.5" fill="currentColor">
      <path d="M1 1h3v5H1zM1 8h3v5H1zM6 3h3v8H6z" />
    </svg>
  )
  return (
    <p
      aria-hidden
      className="flex min-w-0 items-center gap-x-2 overflow-hidden font-mono text-xs tracking-widest whitespace-nowrap text-soft select-none @min-[40rem]:tracking-[0.25em]"
    >
      {mark} 0028 0028
      <span className="hidden items-center gap-x-2 @min-[30rem]:flex">
        {mark} 0032 1998 {mark} 011
      </span>
    </p>
  )
}

/** A cheque, drawn by us; no bank ever printed it. */
export function ChequeForm({ sum, rejected, children }: ChequeFormProps) {
  const words = useBenchStrings().strings.cheque.form
  return (
    <div
      data-testid="cheque-form"
      className="relative overflow-hidden rounded-xl border border-edge/60 bg-paper px-4 py-3 @min-[40rem]:px-6 @min-[40rem]:py-4"
    >
      <Guilloche />
      <div className="relative flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <BankMark />
          <div className="min-w-40 flex-1">
            <p className="font-heading text-lg leading-tight font-semibold text-ink">{words.bank}</p>
            <p className="text-xs text-soft italic">{words.motto}</p>
          </div>
          <div className="ml-auto text-right text-xs text-soft">
            <p className="font-mono tabular-nums">{words.number}</p>
            <p>
              {words.date} <span className="font-serif text-[0.9375rem] text-ink">{words.dateValue}</span>
            </p>
          </div>
        </div>
        <div className="grid gap-x-6 gap-y-3 @min-[48rem]:grid-cols-[minmax(0,1fr)_minmax(0,1.45fr)]">
          <div className="flex flex-col gap-3 @min-[48rem]:justify-between">
            <Line label={words.payee}>{words.payeeValue}</Line>
            <Line label={words.words}>
              <span
                data-testid="cheque-words"
                className={sum === null ? 'block min-h-10 text-sm text-soft italic' : 'block min-h-10'}
              >
                {sum ?? (rejected ? words.wordsRejected : words.wordsEmpty)}
              </span>
            </Line>
            <Line label={words.memo} className="hidden @min-[48rem]:block">
              {words.memoValue}
            </Line>
          </div>
          <div className="flex items-center gap-2">
            <span aria-hidden className="font-serif text-3xl text-ink">
              {words.currency}
            </span>
            <div className="min-w-0 flex-1">{children}</div>
          </div>
        </div>
        <div className="flex items-end justify-between gap-4">
          <CodeLine />
          <div className="w-32 shrink-0 @min-[40rem]:w-52">
            <svg viewBox="0 0 200 36" aria-hidden className="h-7 w-full text-ink" fill="none">
              <path
                d="M8 26c10-22 18-24 16-10s-10 16 2 4 14-16 16-4 6 6 14-4 10-4 8 2 8 6 16-6 10 0 12 4 10 0 18-8 12 2 12 6 18-2 60-12"
                stroke="currentColor"
                strokeWidth="1.8"
                strokeLinecap="round"
              />
            </svg>
            <p className="border-t border-edge/70 text-xs text-soft">{words.signature}</p>
          </div>
        </div>
      </div>
    </div>
  )
}
