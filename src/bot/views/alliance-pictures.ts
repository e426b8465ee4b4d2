import { mapDrawing } from '../../pictures/map.ts'
import { overlapDrawing } from '../../pictures/overlap.ts'
import { openRenderer } from '../../pictures/pictures.ts'
import type { AllianceAnswer, CompareAnswer, Entry } from '../../study/lookup/lookup.ts'
import type { Picture } from './alliance.ts'
import { count, list } from './counts.ts'

/** Who belongs to an alliance and who stands near it, on a map; null where nobody does. */
export async function membersMap(
  { head, day, members, others }: AllianceAnswer,
  locale: string,
): Promise<Picture | null> {
  if (members.length + others.length === 0) return null
  const renderer = await openRenderer()
  const when = dayText(day, locale)
  const near = [...new Set(others.map(({ title, status }) => title ?? status))]
  const groups = [
    { label: `${head.id}: ${count(members.length, 'member', 'members', locale)}, ${when}`, lands: landsOf(members) },
    ...(others.length === 0 ? [] : [{ label: `${others.length} others: ${near.join(', ')}`, lands: landsOf(others) }]),
  ]
  const names = (entries: readonly Entry[]) => list(entries.map(({ country }) => country.name))
  const beside = others.length === 0 ? '' : ` Hatched: ${names(others)}.`
  return {
    file: { name: 'map.png', data: renderer.png(mapDrawing(renderer, groups)) },
    description: `Map of ${head.id} on ${when}. Members: ${names(members)}.${beside}`,
  }
}

/** What two or three alliances share, as circles that overlap. */
export async function overlapPicture({ heads, counts, regions, day }: CompareAnswer, locale: string): Promise<Picture> {
  const renderer = await openRenderer()
  const sets = heads.map(({ id }, at) => ({ name: id, size: counts[at] ?? 0 }))
  const parts = regions.map(({ alliances, members }) => ({
    sets: alliances.map((id) => heads.findIndex((head) => head.id === id)),
    members: members.map(({ name }) => name),
  }))
  const words = regions.map(
    ({ alliances, members }) => `${alliances.length === 1 ? 'only ' : ''}${list([...alliances])} ${members.length}`,
  )
  return {
    file: { name: 'overlap.png', data: renderer.png(overlapDrawing(renderer, sets, parts)) },
    description: `Overlapping circles of members on ${dayText(day, locale)}: ${words.join('; ')}.`,
  }
}

const landsOf = (entries: readonly Entry[]): readonly string[] => entries.flatMap(({ country }) => country.lands)

const dayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))
