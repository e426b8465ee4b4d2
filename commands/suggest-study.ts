import type { Suggestion } from '../src/bot/reply.ts'
import { labelText } from '../src/bot/views/markdown.ts'
import type { StudyGroup } from '../src/study/group.ts'
import { alliancesLike, countriesLike } from '../src/study/questions/named.ts'
import { QUESTION_KINDS } from '../src/study/questions/types.ts'

const most = 25
const longest = 100

const suggestion = (name: string, value: string): Suggestion[] =>
  value.length > longest ? [] : [{ name: labelText(name, longest), value }]

/** Alliances by any of their names; where several may stand in one option, for the last one typed. */
export function suggestAlliances(reference: StudyGroup['reference'], typed: string, several: boolean): Suggestion[] {
  const { before, last } = several ? splitLast(typed) : { before: '', last: typed }
  return alliancesLike(reference, last)
    .slice(0, most)
    .flatMap(({ id, name }) =>
      suggestion(before === '' ? (id === name ? id : `${id}, ${name}`) : `${before}${id}`, `${before}${id}`),
    )
}

export function suggestCountries(typed: string): Suggestion[] {
  return countriesLike(typed)
    .slice(0, most)
    .flatMap(({ code, name }) => suggestion(name, code))
}

export function suggestKinds(typed: string): Suggestion[] {
  const { before, last } = splitLast(typed)
  return QUESTION_KINDS.filter((kind) => kind.includes(last.toLowerCase()) && !before.includes(`${kind},`)).flatMap(
    (kind) => suggestion(`${before}${kind}`, `${before}${kind}`),
  )
}

export async function suggestDecks(study: StudyGroup, typed: string): Promise<Suggestion[]> {
  const decks = (await study.decks()).filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
  return decks.slice(0, most).flatMap(({ name }) => suggestion(name, name))
}

/** "NATO, CS": what stands before the item being typed, and the item. */
function splitLast(typed: string): { readonly before: string; readonly last: string } {
  const comma = typed.lastIndexOf(',')
  return { before: comma === -1 ? '' : `${typed.slice(0, comma).trim()}, `, last: typed.slice(comma + 1).trim() }
}
