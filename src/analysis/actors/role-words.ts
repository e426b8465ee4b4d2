import { type Document, sentenceAt } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import wordNet from './data/role-heads.json' with { type: 'json' }
import lexicon from './data/roles.json' with { type: 'json' }

/** Whether a token is part of a person's name. */
export type InPerson = (token: number) => boolean

const offices = new Set(lexicon.heads.split(' '))
const occupations = new Set(lexicon.occupations.split(' '))
const none = new Set(lexicon.none.split(' '))
const heads = new Set([...offices, ...occupations, ...wordNet.heads.split(' ').filter((noun) => !none.has(noun))])
export const modifiers: ReadonlySet<string> = new Set(lexicon.modifiers.split(' '))
/** Words that say whose somebody is. */
export const kin: ReadonlySet<string> = new Set(lexicon.kin.split(' '))
/** Words that stand between the words of a role. */
export const linking: ReadonlySet<string> = new Set("of for the and to at on in a an - ' 's ’s &".split(' '))
export const determiners: ReadonlySet<string> = new Set(
  'the a an another its his her their our my your this that'.split(' '),
)
/** Longest role that is taken, in tokens on one side of the name. */
export const longest = 14

/** Offices and ranks as they stand before names. */
const abbreviations = new Set('sen. rep. gov. gen. col. lt. capt. maj. sgt. adm. prof.'.split(' '))

/** Whether a word heads the description of an office or occupation ("minister"); plural forms do not. */
export function isRoleHead(word: string): boolean {
  return heads.has(word.toLowerCase()) || science.test(word)
}

/** "ethnomusicologist". */
const science = /^\p{L}{3,}(?:ologist|ographer|onomist)$/iu

/** Whether a word is an occupation of the list of those that stand before names ("agent"). */
export function isOccupation(word: string): boolean {
  return occupations.has(word.toLowerCase())
}

/** Whether a role names an office or rank ("chairman of the board"), not only an occupation ("biologist"). */
export function isOffice(role: string): boolean {
  return role.split(/[\s-]+/u).some((word) => offices.has(word.toLowerCase()) || abbreviations.has(word.toLowerCase()))
}

/** The token's word in lower case; empty past the text's ends. */
export const word = ({ wordOf, lowered }: Document, at: number): string => {
  const number = wordOf[at]
  return number === undefined ? '' : (lowered[number] ?? '')
}

export const sentenceOf = (document: Document, token: number) =>
  document.sentences[sentenceAt(document, document.tokens[token]?.start ?? 0)]

/** The tokens from `first` to `end` (exclusive) as a role. */
export function role(document: Document, first: number, end: number): EntityRole | null {
  // "my |own| teacher", "the |late| professor"
  if (
    word(document, first) === 'own' ||
    (word(document, first) === 'late' && !/^(?:-|night)$/.test(word(document, first + 1)))
  )
    return role(document, first + 1, end)
  const start = document.tokens[first]?.start
  const stop = document.tokens[end - 1]?.end
  if (start === undefined || stop === undefined || end <= first) return null
  const text = document.text
    .slice(start, stop)
    .replace(/\s+/gu, ' ')
    .replace(/,(["”])$/u, '$1')
  return { text, span: [start, stop] }
}

/** "his wife": says whose, not what. */
export function isKin(document: Document, first: number, head: number): boolean {
  const before = word(document, first - 1)
  if (word(document, head) === 'law') return !document.tokens.slice(first, head).some(({ text }) => text === 'and')
  if (/^(?:managing|senior|founding|junior|general|law|equity)$/.test(word(document, head - 1))) return false
  const possessed = /^(?:his|her|their|my|our|its|['’]s)$/.test(before)
  return kin.has(word(document, head)) && (possessed || isPossessed(document, first, head))
}

export function isPossessed(document: Document, first: number, head: number): boolean {
  for (let at = first; at < head; at++) if (/^['’]s?$/.test(word(document, at))) return true
  return false
}

/** The head of a noun phrase: the last one in the run of words before its first preposition. */
export function firstHead(document: Document, start: number, end: number): number | null {
  let edge = start
  while (
    edge < end &&
    !(/^(?:of|for|to|at|in|on|with|from)$/.test(word(document, edge)) && word(document, edge + 1) !== '-')
  )
    edge++
  return isHeadAt(document, edge - 1) ? edge - 1 : null
}

/** Whether the token heads a role: "minister", the "elect" of "president-elect". */
export function isHeadAt(document: Document, at: number): boolean {
  const here = word(document, at)
  if (here === 'law') return word(document, at - 1) === '-' && word(document, at - 2) === 'in'
  // "a former Norland international"
  if (here === 'international')
    return document.tokens[at]?.text === here && /^\p{Lu}/u.test(document.tokens[at - 1]?.text ?? '')
  if (here === 'lady') return word(document, at - 1) === 'first'
  if (here === 'large') return word(document, at - 2) === 'at' && heads.has(word(document, at - 4))
  if (/^(?:emeritus|emerita)$/.test(here)) return heads.has(word(document, at - 1))
  return (
    heads.has(here) ||
    here === 'general' ||
    (/^(?:elect|designate)$/.test(here) && word(document, at - 1) === '-' && word(document, at - 2) !== 're')
  )
}

/** Whether an age stands between the mark at the token and a comma: "Oku|, 61,|". */
export const isAged = (document: Document, mark: number): boolean =>
  /^\d{1,3}$/.test(word(document, mark + 1)) && word(document, mark + 2) === ','

/** A hyphen between spaces, which stands for a dash. */
export function isDash({ tokens }: Document, at: number): boolean {
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  return here?.text === '-' && before !== undefined && before.end < here.start && here.end < (after?.start ?? here.end)
}

/** Lower-case words that look like adjectives: "presidential", "diplomatic". */
export const adjectival = /^\p{Ll}{3,}(?:al|ic|ive|ary|ous|ian|ese|ist)$/u

/** A word that a sentence opens with, capitalised for that reason alone, or a month. */
const openers = new Set(
  (
    'i he she it they we you but when while after before as if then according neither either both plus like despite today yesterday meanwhile now since although yet so with during by from even well take recall consider is are was were does did has have will would should could can perhaps because until why how what who where ' +
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
)
export const isOpener = (document: Document, at: number): boolean => openers.has(word(document, at))
