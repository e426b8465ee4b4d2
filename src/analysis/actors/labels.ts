import { findTurns } from '../attribution/turns.ts'
import { type Document, slice } from '../document/document.ts'
import type { Entity } from '../types.ts'
import type { Named } from './gender.ts'
import type { Mention } from './mention.ts'
import { isRoleHead } from './role-words.ts'
import { namedIn } from './source-names.ts'
import { isHonorific, lengthOfTitles } from './titles.ts'

/** Two to four capitalised words, as a person's full name has, or initials before one. */
const fullName =
  /^(?:(?:\p{Lu}\.\s?){1,3}\p{Lu}[\p{L}\p{M}’'-]+$)|^(?!(?:OF|FOR)\s)\p{Lu}[\p{L}\p{M}’'-]*(?:\s(?:\p{Lu}[\p{L}\p{M}’'-]*\.?|de|van|von|der|al|bin|ibn)){1,3}$/u

/** "|Mr. PELL| of Orlen": where somebody with a form of address sits for. */
const seat = /^((?:Mr|Mrs|Ms|Miss|Dr)\.?\s[\p{Lu}\p{M}’'-]+)\sof\s\p{Lu}[\p{L}\s]*$/u

/** The full names in the labels of a record ("Dorian Pell:", "The Minister for Fisheries (Dr Aoife Lannigan):") as mentions of people, or of the paper that asks. */
export function namesInLabels(document: Document): Mention[] {
  return findTurns(document).flatMap(({ label }) => {
    const text = document.text.slice(...label)
    const head = (/^(?:(?!\s[–—-]+\s)[^(,])*/u.exec(text)?.[0] ?? '').replace(seat, '$1')
    const own = nameIn(head, label[0])
    if (own || !head.split(/\s+/u).some(isRoleHead)) return own ? [own] : []
    const bracket = /\(([^()]*)\)/u.exec(text)
    const inBracket = bracket ? nameIn(bracket[1] ?? '', label[0] + bracket.index + 1) : null
    return inBracket ? [inBracket] : []
  })
}

/** A name with a form of address in brackets that are no label's. */
const bracketed =
  /\(((?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lady)\.?\s\p{Lu}[\p{L}\p{M}’'-]*\.?(?:\s\p{Lu}[\p{L}\p{M}’'-]+){1,3})\)(?!:)/gu

/** The names in such brackets, which stand behind an office: "The President (Dame Honor Falk) took the Chair." */
export function namesInBrackets({ text }: Pick<Document, 'text'>): Mention[] {
  return [...text.matchAll(bracketed)].flatMap(({ 1: words = '', index }) => nameIn(words, index + 1) ?? [])
}

/** The name in words that start at an offset, its titles aside; null where they are no full name and not one with a title ("Canon TOLLAND"). */
function nameIn(words: string, offset: number): Mention | null {
  const text = words.trimEnd()
  const titles = lengthOfTitles(text)
  const name = text.slice(titles)
  const personal = fullName.test(name) && !name.split(/\s/u).some(isOfficeWord)
  const title = /^\p{L}+/u.exec(text)?.[0] ?? ''
  const inCapitals = /^\p{Lu}[\p{Lu}\p{M}’'-]+$/u.test(name) && title !== title.toUpperCase() && !isOfficeWord(name)
  const addressed = titles > 0 && (inCapitals || (isHonorific(title) && /^\p{Lu}[\p{L}\p{M}’'-]+$/u.test(name)))
  if (!personal && !addressed) return null
  const type = titles === 0 && paper.test(name) ? 'organisation' : 'person'
  return { span: [offset + titles, offset + titles + name.length], type }
}

/** "HARBOUR WEEKLY": the last words of papers' names that no people have. */
const paper =
  /\s(?:Times|Weekly|Monthly|Tribune|Gazette|Herald|Chronicle|Telegraph|Observer|Review|Journal|Bulletin|Courier|Examiner|Dispatch|Sentinel|Magazine|Radio|Television|TV|News)$/iu

/** "Madam Speaker" and "Prime Minister" have the looks of a name. */
const isOfficeWord = (word: string): boolean => isRoleHead(word) || /^(?:madam|state)$/i.test(word)

/** Longest label that can be initials. */
export const mostInitials = 4

/** Finds the person whose initials a label gives ("MER:" for Marta Esquivel-Roth); null where nobody has them. */
export function findInitials(named: readonly Named[]): (label: string) => Entity | null {
  let bearers: ReadonlyMap<string, Entity> | null = null
  return (label) => {
    const letters = label.replace(/[.\s]/gu, '')
    if (letters.length < 2 || letters.length > mostInitials || !/^\p{Lu}+$/u.test(letters)) return null
    bearers ??= bearersOfInitials(named)
    return bearers.get(letters) ?? null
  }
}

/** The people of a text by all ways to write their initials; of several the one named first. */
function bearersOfInitials(named: readonly Named[]): ReadonlyMap<string, Entity> {
  const bearers = new Map<string, Entity>()
  for (const person of new Set(named.map(({ entity }) => entity)))
    if (person.type === 'person')
      for (const name of [person.name, ...person.aliases])
        for (const initials of initialsOf(name)) if (!bearers.has(initials)) bearers.set(initials, person)
  return bearers
}

/** All ways to write a name's initials: with the parts of a double name and without, and of the first and last name only. */
export function initialsOf(name: string): ReadonlySet<string> {
  const first = (words: readonly string[]): string => words.map((word) => word.charAt(0).toUpperCase()).join('')
  const words = name.split(/\s+/u)
  const parts = name.split(/[\s-]+/u)
  return new Set([first(words), first(parts), first([words[0] ?? '', words.at(-1) ?? ''])])
}

/** Finds who sits for a constituency ("the hon. Member for Wexcombe"), by the brackets in the labels of the record; null where nobody does. */
export function findMember(document: Document, named: readonly Named[]): (source: string) => Entity | null {
  let members: ReadonlyMap<string, Entity> | null = null
  return (source) => {
    const seat = /\bmember for\s+(?:the\s+)?([\p{L}\s’'-]+)$/iu.exec(source)?.[1]
    if (seat === undefined) return null
    members ??= membersBySeat(document, named)
    return members.get(seat.toLowerCase()) ?? null
  }
}

/** The people in the labels of a record by what stands in the brackets there; of several the first. */
function membersBySeat(document: Document, named: readonly Named[]): ReadonlyMap<string, Entity> {
  const members = new Map<string, Entity>()
  for (const { label } of findTurns(document)) {
    const person = namedIn(named, label).find(({ entity }) => entity.type === 'person')
    if (!person) continue
    for (const [, words = ''] of slice(document, label).matchAll(/\(([^()]*)\)/gu))
      if (!members.has(words.toLowerCase())) members.set(words.toLowerCase(), person.entity)
  }
  return members
}
