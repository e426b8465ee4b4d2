import type { Moment } from './timeline.ts'

/** The words on a timeline, in the reader's language and way to write dates. */
export interface TimelineWords {
  /** "7 Jun", "Jun", "2022" for a day since 1970. */
  readonly day: (day: number) => string
  readonly month: (day: number) => string
  readonly year: (day: number) => string
  /** What the marks mean: a statement, an event, a period. */
  readonly statement: string
  readonly event: string
  readonly period: string
}

export interface Axis {
  /** Where a day lies. */
  readonly x: (day: number) => number
  /** `under` stands in a second line: the year, where it changes. */
  readonly ticks: readonly { readonly x: number; readonly text: string; readonly under: string }[]
  /** Where time is left out. */
  readonly breaks: readonly number[]
}

interface Room {
  readonly left: number
  readonly right: number
}

/** A stretch of days drawn to one scale. */
interface Stretch extends Moment {
  readonly from: number
  readonly to: number
  /** The exactest that anything in it is dated. */
  readonly finest: Unit
}

/**
 * Time is left out, at most three times, where nothing happens for so many days, for this share of what is drawn, and so
 * many times longer than between the two closest.
 */
const longGap = { days: 45, share: 0.35, times: 8 } as const
const mostBreaks = 3
const breakWidth = 22
/** The narrowest stretch, and the room that a label needs, in units of the drawing. */
const narrowest = 58
const labelRoom = { day: 56, month: 36, year: 44 } as const
const padding = 24

/** An axis over all moments; long times in which nothing is are left out, so that what is close stays apart. */
export function axisOf(moments: readonly Moment[], room: Room, words: TimelineWords): Axis {
  const stretches = placed(cutGaps(moments), moments, room)
  const x = (day: number): number => {
    const at = stretches.find(({ last }) => day <= last) ?? stretches.at(-1)
    if (!at) return room.left
    return at !== stretches[0] && day < at.first ? at.from - breakWidth / 2 : position(at, day)
  }
  return {
    x,
    ticks: stretches.flatMap((stretch, i) => ticksOf(stretch, stretches[i - 1] ?? null, words)),
    breaks: stretches.slice(1).map(({ from }) => from - breakWidth / 2),
  }
}

function position({ first, last, from, to }: Stretch, day: number): number {
  const inner = Math.max(0, to - from - 2 * padding)
  const share = last === first ? 0.5 : Math.min(1, Math.max(0, (day - first) / (last - first)))
  return from + Math.min(padding, (to - from) / 2) + share * inner
}

/** The most days that a moment counts for where gaps are looked for: of a year only its beginning. */
const longestMoment = 31

/** The stretches of time that have something, parted at the longest gaps. */
function cutGaps(moments: readonly Moment[]): readonly Moment[] {
  const merged: Moment[] = []
  for (const { first, last } of moments.toSorted((a, b) => a.first - b.first)) {
    const moment = { first, last: Math.min(last, first + longestMoment - 1) }
    const before = merged.at(-1)
    if (before && moment.first <= before.last + 1) {
      merged[merged.length - 1] = { first: before.first, last: Math.max(before.last, moment.last) }
    } else merged.push(moment)
  }
  const gapAfter = (i: number) => (merged[i + 1]?.first ?? 0) - (merged[i]?.last ?? 0)
  let drawn = (merged.at(-1)?.last ?? 0) - (merged[0]?.first ?? 0)
  const cuts = new Set<number>()
  const byLength = merged.slice(1).map((_, i) => i)
  const shortest = Math.min(...byLength.map(gapAfter))
  for (const i of byLength.toSorted((a, b) => gapAfter(b) - gapAfter(a)).slice(0, mostBreaks)) {
    if (gapAfter(i) < Math.max(longGap.days, drawn * longGap.share, shortest * longGap.times)) break
    cuts.add(i)
    drawn -= gapAfter(i)
  }
  const stretches: Moment[] = []
  merged.forEach((moment, i) => {
    const open = stretches.at(-1)
    if (open && !cuts.has(i - 1)) stretches[stretches.length - 1] = { first: open.first, last: moment.last }
    else stretches.push(moment)
  })
  return stretches
}

/** Gives each stretch room by how many different dates it has. */
function placed(stretches: readonly Moment[], moments: readonly Moment[], { left, right }: Room): readonly Stretch[] {
  const free = right - left - breakWidth * (stretches.length - 1) - narrowest * stretches.length
  const inside = stretches.map(({ first, last }) => moments.filter((one) => first <= one.first && one.first <= last))
  const dates = inside.map((list) => new Set(list.map((one) => `${one.first} ${one.last}`)).size - 1)
  const all = dates.reduce((a, b) => a + b, 0)
  let from = left
  return stretches.map((stretch, i) => {
    const share = all === 0 ? 1 / stretches.length : (dates[i] ?? 0) / all
    const to = from + narrowest + free * share
    const shortest = Math.min(...(inside[i] ?? []).map(({ first, last }) => last - first + 1))
    const finest = shortest > longestMoment ? 'year' : shortest > 1 ? 'month' : 'day'
    const at: Stretch = { ...stretch, from, to, finest }
    from = to + breakWidth
    return at
  })
}

/** The marks of a stretch by days, months or years, as many as there is room for. */
function ticksOf(stretch: Stretch, before: Stretch | null, words: TimelineWords): Axis['ticks'] {
  const { unit, days } = starts(stretch)
  let year = before === null ? '' : words.year(before.last)
  return days.map((day) => {
    const own = words.year(day)
    const under = unit === 'year' || own === year ? '' : own
    year = own
    return { x: position(stretch, day), text: words[unit](day), under }
  })
}

const units = ['day', 'month', 'year'] as const
type Unit = (typeof units)[number]
const daysOf: Readonly<Record<Unit, number>> = { day: 1, month: 31, year: 366 }

/** The first days of the periods of the finest kind that there is room for, of those that begin in the stretch. */
function starts({ first, last, from, to, finest }: Stretch): { readonly unit: Unit; readonly days: readonly number[] } {
  const steps: readonly (readonly [Unit, number])[] = [
    ['day', 1], ['day', 2], ['day', 7], ['day', 14], ['month', 1], ['month', 3], ['month', 6],
    ['year', 1], ['year', 2], ['year', 5], ['year', 10], ['year', 25], ['year', 50], ['year', 100],
  ] // biome-ignore format: a table
  for (const [unit, step] of steps) {
    if (units.indexOf(unit) < units.indexOf(finest)) continue
    const period = step * daysOf[unit]
    if ((last - first) / period > Math.max(0, to - from - 2 * padding) / labelRoom[unit]) continue
    const days =
      unit === 'day' ? everyDay(first, last, step) : everyMonth(first, last, unit === 'month' ? step : 12 * step)
    if (days.length > 0) return { unit, days }
  }
  const unit = last - first > 300 ? 'year' : last - first > 26 ? 'month' : 'day'
  return { unit: units[Math.max(units.indexOf(unit), units.indexOf(finest))] ?? unit, days: [first] }
}

const everyDay = (first: number, last: number, step: number): number[] =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step)

/** The first days of every so many months, counted from the year 0; the first day itself where a whole year begins there. */
function everyMonth(first: number, last: number, step: number): number[] {
  const start = new Date(first * 86_400_000)
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth()
  month = Math.ceil(month / step) * step
  const days: number[] = []
  for (let day = dayOfMonth(month); day <= last; month += step, day = dayOfMonth(month))
    if (day >= first) days.push(day)
  return days
}

function dayOfMonth(month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1)
  return Math.round(date.getTime() / 86_400_000)
}
