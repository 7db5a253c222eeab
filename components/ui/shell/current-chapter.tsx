'use client'

import { usePathname } from 'next/navigation'

/** Where in the book the reader is: `labels` maps a slug to '4 · Train LeNet'. Nothing on the contents page. */
export function CurrentChapter({ labels }: { labels: Readonly<Record<string, string>> }) {
  const slug = usePathname().split('/')[2] ?? ''
  const label = labels[slug]
  return label ? <span className="hidden truncate text-soft md:block">{label}</span> : null
}
