import { membershipsOfCountry } from '../alliances.ts'
import { countryByCode } from '../countries.ts'
import { daysBetween, firstDay, lastDay, mayBeSame } from '../partial-date.ts'
import type { Alliance, Membership, Reference } from '../types.ts'

/** What a sentence says of one country and one alliance. */
export interface Assertion {
  readonly relation: 'joined' | 'state' | 'left' | 'suspended'
  readonly alliance: string
  readonly country: string
  readonly status: string
  /** Said to be there from the start. */
  readonly founding: boolean
  /** When it is said to have begun; for `left` and `suspended`, to have ended. */
  readonly from: string | null
  readonly until: string | null
  /** When the state is said to have held. */
  readonly at: string | null
  readonly past: boolean
  /** Whether the words can be taken as the writer's own assertion of this fact. */
  readonly sure: boolean
  /** Whether the words also stand in sentences that claim something else: they may agree, not differ. */
  readonly weak: boolean
}

export interface Judgement {
  readonly verdict: 'differs' | 'agrees' | 'unclear'
  readonly reference: {
    readonly status: string
    readonly from: string | null
    readonly to: string | null
    readonly source: string
  } | null
}

type Verdict = Judgement['verdict']

/** Days within a year by which careful sources differ: the ceremony and the deposit of the instrument. */
const CEREMONY = 7

/** What the reference says to the assertion in a text published on the date; null where it does not know the alliance. */
export function judge(reference: Reference, assertion: Assertion, published: string | null): Judgement | null {
  const alliance = reference.alliances.find(({ id }) => id === assertion.alliance)
  if (!alliance) return null
  const rows = membershipsOfCountry(reference, alliance.id, assertion.country)
  const named = nearest(rows, assertion, published ?? alliance.asOf)
  const verdict = compare(reference, alliance, rows, assertion, published)
  const open = isOpen(reference, alliance, rows, assertion)
  return { verdict: settle(verdict, assertion, open), reference: factOf(reference, alliance, named) }
}

function settle(verdict: Verdict, assertion: Assertion, open: boolean): Verdict {
  if (!assertion.sure) return 'unclear'
  return verdict === 'differs' && (assertion.weak || open) ? 'unclear' : verdict
}

/** Whether the reference does not reach far enough, or is not certain enough, to say that a text differs from it. */
function isOpen(reference: Reference, alliance: Alliance, rows: readonly Membership[], assertion: Assertion): boolean {
  const { from, until, at, status } = assertion
  const late = [from, until, at].some((date) => date !== null && lastDay(date) > alliance.asOf)
  const disputed = rows.some((row) => !row.certain && (row.status === status || BELONGING.includes(row.status)))
  return late || disputed || hasPredecessor(reference, alliance, assertion.country)
}

/** Whether the row has the status; "partner" is what several are called. */
function isCalled({ status, title }: Membership, wanted: string): boolean {
  return status === wanted || (wanted === 'partner' && (title ?? status).includes('partner'))
}

const BELONGING: readonly string[] = ['member', 'suspended', 'withdrawn', 'former']

function compare(
  reference: Reference,
  alliance: Alliance,
  rows: readonly Membership[],
  assertion: Assertion,
  published: string | null,
): Verdict {
  if (assertion.relation === 'left' || assertion.relation === 'suspended') return compareEnd(rows, assertion)
  const same = rows.filter((row) => isCalled(row, assertion.status))
  if (same.length === 0) return compareUnknown(rows, assertion, published)
  if (assertion.founding) return compareFounding(reference, alliance, same)
  if (assertion.until !== null) return compareSpan(same, assertion.from, assertion.until)
  const gone = rows.some(
    (row) => (row.status === 'withdrawn' || row.status === 'former') && published !== null && touches(row, published),
  )
  if (assertion.from !== null) return compareBeginning(same, assertion, published, gone)
  return compareState(alliance, rows, assertion, published)
}

/** The country never had the status: wrong for a member; the lists of other statuses are not as complete. */
function compareUnknown(rows: readonly Membership[], assertion: Assertion, published: string | null): Verdict {
  if (assertion.status === 'member') return rows.some((row) => row.status === 'associate') ? 'unclear' : 'differs'
  const [only] = rows
  const day = assertion.from ?? assertion.at ?? published
  if (assertion.status === 'partner' || rows.length !== 1 || only?.status !== 'member' || !day) return 'unclear'
  return firstDay(day) > firstDay(only.from) ? 'differs' : 'unclear'
}

function compareEnd(rows: readonly Membership[], { from, relation }: Assertion): Verdict {
  const ends = rows.filter((row) => row.status === 'withdrawn' || row.status === 'former' || row.status === 'suspended')
  if (ends.length === 0)
    return rows.length === 0 || rows.some((row) => row.note !== null || row.to !== null) ? 'unclear' : 'differs'
  const fit = ends.filter((row) => from === null || beginsOn(row, from))
  // Who was suspended did not leave, but many a writer says so.
  if (fit.length > 0 || from === null)
    return fit.every((row) => relation === 'left' && row.status === 'suspended') ? 'unclear' : 'agrees'
  const years = ends.flatMap((row) => [row.from, ...row.otherFrom])
  if (relation === 'suspended' && !ends.some((row) => row.status === 'suspended')) return 'unclear'
  return years.some((date) => date.slice(0, 4) === from.slice(0, 4)) ? 'unclear' : 'differs'
}

function compareFounding(reference: Reference, alliance: Alliance, rows: readonly Membership[]): Verdict {
  const members = reference.memberships.filter((row) => row.alliance === alliance.id && row.status === 'member')
  const first = members.map((row) => firstDay(row.from)).sort()[0] ?? ''
  const founders = members.filter((row) => firstDay(row.from) === first)
  const dates = [alliance.founded.date, ...founders.flatMap((row) => [row.from, ...row.otherFrom])]
  if (rows.some((row) => dates.some((date) => beginsOn(row, date)))) return 'agrees'
  return rows.some((row) => dates.some((date) => daysBetween(row.from, date) < 366)) ? 'unclear' : 'differs'
}

function compareBeginning(
  rows: readonly Membership[],
  { from, relation }: Assertion,
  published: string | null,
  gone: boolean,
): Verdict {
  if (from === null) return 'unclear'
  const began = rows.filter((row) => beginsOn(row, from))
  if (began.length > 0) {
    // "Has been a member since" of one that has left since is not for us to call wrong: the text may quote an old one.
    const over =
      gone ||
      (published !== null && began.every((row) => row.status !== 'member' && row.to !== null && row.to <= published))
    return relation === 'state' && over ? 'unclear' : 'agrees'
  }
  const near = rows.some((row) => [row.from, ...row.otherFrom].some((date) => isClose(date, from)))
  return near ? 'unclear' : 'differs'
}

function compareSpan(rows: readonly Membership[], from: string | null, until: string): Verdict {
  const ends = (row: Membership) => row.to !== null && [row.to, ...row.otherTo].some((date) => mayBeSame(date, until))
  const fits = (row: Membership) => from === null || beginsOn(row, from)
  if (rows.some((row) => ends(row) && fits(row))) return 'agrees'
  // A membership cut by a suspension is one to most writers.
  if (rows.length > 1) return rows.some(ends) && rows.some(fits) ? 'agrees' : 'unclear'
  return 'differs'
}

function compareState(
  alliance: Alliance,
  rows: readonly Membership[],
  assertion: Assertion,
  published: string | null,
): Verdict {
  const counts = rows.filter(
    (row) => isCalled(row, assertion.status) || (assertion.status === 'member' && row.status === 'suspended'),
  )
  if (assertion.at !== null) {
    if (counts.some((row) => touches(row, assertion.at ?? ''))) return 'agrees'
    return counts.some((row) =>
      [row.from, ...row.otherFrom].some((date) => date.slice(0, 4) === assertion.at?.slice(0, 4)),
    )
      ? 'unclear'
      : 'differs'
  }
  if (assertion.past) {
    return published === null || counts.some((row) => firstDay(row.from) <= lastDay(published)) ? 'agrees' : 'differs'
  }
  if (published === null) return counts.some((row) => row.to === null) || alliance.dissolved ? 'agrees' : 'unclear'
  if (counts.some((row) => touches(row, published))) return 'agrees'
  const associated = rows.some((row) => row.status === 'associate' && touches(row, published))
  return alliance.dissolved || associated || published > alliance.asOf ? 'unclear' : 'differs'
}

function beginsOn(row: Membership, date: string): boolean {
  return [row.from, ...row.otherFrom].some((one) => mayBeSame(one, date))
}

function isClose(date: string, other: string): boolean {
  if (date.length < 10 || other.length < 10)
    return date.slice(0, 4) === other.slice(0, 4) && date.length !== other.length
  return daysBetween(date, other) <= CEREMONY
}

/** Whether the membership may have held on some day that the date names, by any of the dates that sources give. */
function touches(row: Membership, date: string): boolean {
  const begins = [row.from, ...row.otherFrom].map(firstDay).sort()[0] ?? ''
  const ends = row.to === null ? null : ([row.to, ...row.otherTo].map(lastDay).sort().at(-1) ?? '')
  return begins <= lastDay(date) && (ends === null || firstDay(date) <= ends)
}

/** Whether the country is gone, or the alliance knew a state that it came from, so that a writer may mean that one. */
function hasPredecessor(reference: Reference, alliance: Alliance, country: string): boolean {
  const one = countryByCode(country)
  const known = (code: string) => membershipsOfCountry(reference, alliance.id, code).length > 0
  return one !== undefined && (one.until !== null || one.predecessors.some(known))
}

/** The entry to show: the status that is claimed, by the nearest beginning, or what holds when the text was published. */
function nearest(rows: readonly Membership[], assertion: Assertion, published: string): Membership | undefined {
  const wanted = assertion.relation === 'left' ? ['withdrawn', 'former', 'suspended'] : [assertion.status]
  const same = rows.filter((row) => wanted.some((status) => isCalled(row, status)))
  const date = assertion.from ?? assertion.at
  const held = rows.find((row) => touches(row, published))
  if (same.length === 0) return held ?? rows[0]
  if (date === null) return held ?? same.at(-1)
  return same.toSorted((a, b) => daysBetween(a.from, date) - daysBetween(b.from, date))[0]
}

function factOf(reference: Reference, alliance: Alliance, row: Membership | undefined): Judgement['reference'] {
  if (row) return { status: row.status, from: row.from, to: row.to, source: row.source }
  const any = reference.memberships.find((one) => one.alliance === alliance.id && one.status === 'member')
  return any ? { status: 'none', from: null, to: null, source: any.source } : null
}
