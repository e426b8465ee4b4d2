/** The first day that an ISO date may mean: `2022` is from 2022-01-01. */
const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10)

/** The last day that an ISO date may mean, for comparing: `2022-06` is to 2022-06-31. */
const lastDay = (date: string): string => (date.length === 4 ? `${date}-12-31` : `${date}-31`.slice(0, 10))

/**
 * Whether a date may lie between two others, all ISO and as exact as known, both ends included. No date lies between
 * dates; without ends everything does.
 */
export function isWithin(date: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  if (date === null) return false
  return (from === undefined || lastDay(date) >= firstDay(from)) && (to === undefined || firstDay(date) <= lastDay(to))
}
