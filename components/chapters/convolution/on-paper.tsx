import type { ReactNode } from 'react'

/** Ink on white paper in every theme: a photograph must not turn into its own negative. */
const paper = {
  '--card': '#ffffff',
  '--ink': '#1c1e24',
  '--lenet': '#2f62c9',
  color: '#1c1e24',
} as React.CSSProperties

/** Pictures that are drawn in ink on white, whatever the theme. */
export function OnPaper({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div style={paper} className={className}>
      {children}
    </div>
  )
}

interface WindowFrameProps {
  rows: number
  columns: number
  frame: { top: number; left: number; height: number; width: number }
}

/** A frame over a picture that fills the same box: light and dark lines, seen on paper and on ink. */
export function WindowFrame({ rows, columns, frame }: WindowFrameProps) {
  const box = { x: frame.left, y: frame.top, width: frame.width, height: frame.height }
  return (
    <svg
      viewBox={`0 0 ${columns} ${rows}`}
      className="pointer-events-none absolute inset-0 h-full w-full overflow-visible"
      fill="none"
      aria-hidden
    >
      <rect {...box} vectorEffect="non-scaling-stroke" stroke="var(--card)" strokeWidth="4" />
      <rect {...box} vectorEffect="non-scaling-stroke" stroke="var(--lenet)" strokeWidth="2" />
    </svg>
  )
}
