import type { EntityType } from '../../analysis/types.ts'
import { foldedWords } from '../index/fold.ts'

/** Words before a name that are no part of it. */
const honorifics = new Set('mr mrs ms miss dr prof sir dame lord lady madam'.split(' '))

/** Words after a name that are no part of it. */
const suffixes = new Set('jr sr ii iii iv phd'.split(' '))

/** A name's words, folded: of a person's name without honorifics and suffixes, of others without "the". */
export function nameWords(name: string, type: EntityType): readonly string[] {
  const words = foldedWords(name)
  if (type !== 'person') return words[0] === 'the' ? words.slice(1) : words
  const bare = words.filter((word, i) => !(i === 0 && honorifics.has(word)) && !(i > 0 && suffixes.has(word)))
  return bare.length > 0 ? bare : words
}

/** What a name is looked up by: for people the surname, else the whole name; folded. */
export function nameLookup(name: string, type: EntityType): string {
  const words = nameWords(name, type)
  return (type === 'person' ? words.at(-1) : words.join(' ')) ?? ''
}

/**
 * How two names of people relate: `same` person by the names alone, `maybe` where one is a surname only or gives
 * initials, `different` otherwise. "Recep Tayyip Erdoğan" is the same as "Tayyip Erdogan"; "Erdoğan" may be either.
 */
export function comparePeople(a: string, b: string): 'same' | 'maybe' | 'different' {
  const first = nameWords(a, 'person')
  const second = nameWords(b, 'person')
  if (first.at(-1) !== second.at(-1) || first.length === 0) return 'different'
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  if (short.length === 1) return long.length === 1 ? 'same' : 'maybe'
  const given = long.slice(0, -1).map(plainGiven)
  let from = 0
  let exact = false
  for (const name of short.slice(0, -1).map(plainGiven)) {
    const at = given.findIndex((other, i) => i >= from && fits(name, other))
    if (at < 0) return 'different'
    if (given[at] === name && name.length > 1) exact = true
    from = at + 1
  }
  return exact ? 'same' : 'maybe'
}

function fits(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))
}

/** Romanisations of one given name: Sergey and Sergei, Dmitriy, Dmitry and Dmitrii. */
function plainGiven(name: string): string {
  return name.length <= 2 ? name : name.replaceAll('y', 'i').replace(/i{2,}/g, 'i').replaceAll('ks', 'x')
}
