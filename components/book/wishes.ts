/** What a page can be asked for that is fetched only then; `data-wish` on a button names it. */
export const wishes = ['search', 'present', 'print'] as const
export type WishName = (typeof wishes)[number]

/** A new object each time: the same wish can be made again. '' when only time has passed. */
export interface Wish {
  name: WishName | ''
}
