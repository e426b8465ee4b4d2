import { HashedNumbers } from '../../sequence/hashed-numbers.ts'
import { emptyText, extend, finish, hashText } from '../../sequence/hashing.ts'
import data from './data/names.json' with { type: 'json' }

/** What a name is listed as; a name may be several. Bits of the numbers in `Gazetteer`. */
const nameKinds = [
  'country',
  'nationality',
  'city',
  'town',
  'place',
  'region',
  'organisation',
  'person',
  'first',
  'last',
  'other',
  'time',
  'division',
] as const

/** The bit of nationalities. */
export const nationality = 1 << nameKinds.indexOf('nationality')

/** What a common noun names, from 1; 0 stands for none. */
const nounKinds = [
  'act',
  'artifact',
  'communication',
  'event',
  'group',
  'location',
  'object',
  'person',
  'time',
] as const

/** Names and nouns by the hashes (`hashText`) of what is folded. */
export interface Gazetteer {
  /** The bits of the kinds of a name of one or more tokens, parted by spaces; and `beginning`. */
  readonly names: HashedNumbers
  /** The kind of what a noun names; 0 for none. */
  readonly nouns: HashedNumbers
}

/** The bit of what begins a longer name, up to a token's end; all lower ones are kinds. */
export const beginning = 1 << 15
export const allKinds = beginning - 1

const separator = '|'.charCodeAt(0)
const space = ' '.charCodeAt(0)

/** The names and nouns of the data file; its sources stand in it. */
export function loadGazetteer(): Gazetteer {
  const names = new HashedNumbers(70_000)
  nameKinds.forEach((kind, bit) => {
    const list = data.names[kind]
    for (let start = 0; start < list.length; ) {
      let hash = emptyText
      let at = start
      for (; at < list.length && list.charCodeAt(at) !== separator; at++) {
        if (at > start && list.charCodeAt(at) === space) names.add(finish(hash), beginning)
        hash = extend(hash, list, at, at + 1)
      }
      names.add(finish(hash), 1 << bit)
      start = at + 1
    }
  })
  const nouns = new HashedNumbers(6000)
  nounKinds.forEach((kind, at) => {
    for (const noun of data.nouns[kind].split('|')) nouns.set(hashText(noun), at + 1)
  })
  return { names, nouns }
}
