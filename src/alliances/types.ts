/** The reference on alliance membership. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exact as known. */

export const STATUSES = [
  'member',
  'observer',
  'dialogue partner',
  'associate',
  'candidate',
  'suspended',
  'withdrawn',
  'former',
] as const

/** `withdrawn` left by its own decision, `former` otherwise; `suspended` still has its seat unless the alliance says no. */
export type Status = (typeof STATUSES)[number]

export interface Membership {
  /** The `id` of an alliance. */
  readonly alliance: string
  /** ISO 3166-1 alpha-2; for states that are gone, the code that was theirs. */
  readonly country: string
  readonly status: Status
  /** The alliance's own word for the status where it has one: "partner country". */
  readonly title: string | null
  readonly from: string
  /** The day on which the status no longer held; null where it holds on the day of reference. */
  readonly to: string | null
  /** Other dates that careful sources give for the beginning, and for the end. */
  readonly otherFrom: readonly string[]
  readonly otherTo: readonly string[]
  /** The document in which the entry can be looked up. */
  readonly source: string
  /** The ISO day on which the entry was last gone through. */
  readonly checked: string
  /** False where sources differ on the fact itself: nothing is asked about it. */
  readonly certain: boolean
  readonly note: string | null
}

/** A member that is no country: the European Union in the G20. */
export interface MemberBody {
  readonly name: string
  readonly from: string
  readonly status: Status
}

export interface Alliance {
  /** The name it goes by: "NATO", "Arab League". */
  readonly id: string
  readonly name: string
  readonly acronyms: readonly string[]
  readonly aliases: readonly string[]
  readonly formerNames: readonly string[]
  readonly kind: string
  readonly founded: { readonly treaty: string; readonly date: string }
  readonly dissolved: string | null
  readonly seat: string | null
  /** The ISO day for which the entries are true. */
  readonly asOf: string
  readonly checked: string
  /** Pages that were read and compared with the entries, with the ISO day. */
  readonly read: readonly { readonly page: string; readonly day: string }[]
  /** Whether a suspended state counts among the members. */
  readonly suspendedCount: boolean
  readonly notes: readonly string[]
  readonly bodies: readonly MemberBody[]
}

export interface Reference {
  readonly alliances: readonly Alliance[]
  /** By alliance, country and beginning. */
  readonly memberships: readonly Membership[]
}
