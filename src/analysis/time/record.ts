import type { Document } from '../document/document.ts'
import type { PublicationDate } from '../types.ts'
import { parseDay, toNumber } from './calendar.ts'
import { dateInHeading } from './published.ts'

/** A record is printed within so many days after its sitting. */
const longestDelay = 60

/**
 * The day that the relative expressions of a record of turns count from: that of the sitting, call or broadcast in its
 * heading ("Thursday 7 November 2019"), else the date of publication.
 */
export function dayOfRecord(document: Document, published: PublicationDate): string | null {
  const sitting = dateInHeading(document)
  if (sitting === null || published.value === null) return sitting ?? published.value
  const [held, printed] = [parseDay(sitting), parseDay(published.value)]
  if (!held || !printed) return published.value
  const delay = toNumber(printed) - toNumber(held)
  return delay >= 0 && delay <= longestDelay ? sitting : published.value
}
