import type { ReactNode } from 'react'

/** Line drawings of 20 px in the colour of the text; always beside words, so hidden from screen readers. */
function icon(shape: ReactNode) {
  return function Icon({ className = 'size-5' }: { className?: string }) {
    return (
      <svg
        viewBox="0 0 20 20"
        className={`shrink-0 ${className}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {shape}
      </svg>
    )
  }
}

export const ErrorIcon = icon(
  <>
    <path d="M10 2.8 18.2 17H1.8Z" />
    <path d="M10 8v4m0 2.4v.1" />
  </>,
)
export const InfoIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 9v5m0-8v.1" />
  </>,
)
export const RightIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="m6.5 10.3 2.4 2.4 4.6-5" />
  </>,
)
export const WrongIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6" />
  </>,
)
export const SunIcon = icon(
  <>
    <circle cx="10" cy="10" r="3.4" />
    <path d="M10 1.8v2m0 12.4v2M1.8 10h2m12.4 0h2M4.2 4.2l1.4 1.4m8.8 8.8 1.4 1.4m0-11.6-1.4 1.4m-8.8 8.8-1.4 1.4" />
  </>,
)
export const MoonIcon = icon(<path d="M16.6 12.2A7 7 0 0 1 7.8 3.4a7 7 0 1 0 8.8 8.8Z" />)
export const SystemIcon = icon(
  <>
    <rect x="2.2" y="3.4" width="15.6" height="10.4" rx="1.6" />
    <path d="M7 17h6m-3-3.2V17" />
  </>,
)
export const ArrowIcon = icon(<path d="M4 10h12m-4.5-4.5L16 10l-4.5 4.5" />)
export const ChevronIcon = icon(<path d="m7.5 5 5 5-5 5" />)
export const DeviceIcon = icon(
  <>
    <rect x="3.6" y="8.6" width="12.8" height="8.6" rx="1.8" />
    <path d="M6.4 8.6V6.2a3.6 3.6 0 0 1 7.2 0v2.4" />
  </>,
)
export const SearchIcon = icon(
  <>
    <circle cx="8.8" cy="8.8" r="5.3" />
    <path d="m12.8 12.8 4.4 4.4" />
  </>,
)
