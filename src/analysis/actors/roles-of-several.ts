import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { withHonorific } from './name-edges.ts'
import { counts, describes, inSingular, isPluralHead } from './plural-roles.ts'
import { afterBracket } from './role-after.ts'
import { determiners, type InPerson, isDash, longest, role, sentenceOf, word } from './role-words.ts'
import { isTitle } from './titles.ts'
import { mayBeNoun } from './word-kinds.ts'

/**
 * The role that a name shares with the others of its list, in the singular: "Foreign Ministers Tomas Oku and |Ines Varga|",
 * "the co-chairs of the panel, Ines Varga and Tomas Oku,", "Ines Varga and Tomas Oku, both economists at the bank,". `name`
 * and `end` are the tokens of one of the names.
 */
export function roleOfSeveral(document: Document, name: number, end: number, inPerson: InPerson): EntityRole | null {
  const first = firstOfList(document, name, inPerson)
  const last = lastOfList(document, end, inPerson)
  if (first === name && last === end) return null
  return (
    titleOfList(document, first, inPerson) ??
    apposedToList(document, withHonorific(document, first)) ??
    apposedAfterList(document, last)
  )
}

const joining = new Set([',', 'and', '&'])
const joins = (document: Document, at: number): boolean => joining.has(word(document, at))

/** Most names of a list to either side of one that are looked at. */
const mostNames = 20

/** The first token of the first name of the list that the name at the token stands in. */
function firstOfList(document: Document, name: number, inPerson: InPerson): number {
  let at = name
  for (let names = 1; names < mostNames; names++) {
    const mark = beforeTitles(document, at)
    if (!joins(document, mark - 1)) break
    let before = mark - 2
    if (joins(document, before)) before--
    if (!inPerson(before)) before = beforeAside(document, before)
    if (!inPerson(before)) break
    while (inPerson(before - 1)) before--
    at = before
  }
  return at
}

/** "and |Senator| Ines Varga": before the titles of a name that is not the first of a list. */
function beforeTitles(document: Document, name: number): number {
  let at = name
  while (isTitle(word(document, at - 1)) || (word(document, at - 1) === '.' && isTitle(word(document, at - 2)))) at--
  return joins(document, at - 1) ? at : name
}

function lastOfList(document: Document, end: number, inPerson: InPerson): number {
  let at = end
  for (let names = 1; names < mostNames; names++) {
    const mark = pastAside(document, at)
    if (!joins(document, mark)) break
    let next = mark + 1
    if (joins(document, next)) next++
    while (isTitle(word(document, next)) || (next > mark + 1 && word(document, next) === '.')) next++
    if (!inPerson(next)) break
    while (inPerson(next)) next++
    at = next
  }
  return at
}

/** Past "(R)", "of New Velden" or "at the University of Orlen" after a name; the same place where there is none of them. */
function pastAside(document: Document, end: number): number {
  if (!leadsHome.test(word(document, end))) return afterBracket(document, end)
  const first = word(document, end + 1) === 'the' ? end + 2 : end + 1
  let at = first
  while (at < first + mostInHome && (isCapital(document, at) || isLinked(document, at))) at++
  return at === first ? end : at
}

const leadsHome = /^(?:of|at|from)$/

/** "University |of| Orlen". */
const isLinked = (document: Document, at: number): boolean =>
  word(document, at) === 'of' && isCapital(document, at - 1) && isCapital(document, at + 1)

/** The last token of the name that such an aside which ends at the token belongs to. */
function beforeAside(document: Document, last: number): number {
  const floor = last - mostInHome
  let at = last
  if (word(document, at) === ')') {
    while (at > floor && word(document, at) !== '(') at--
    return word(document, at) === '(' ? at - 1 : last
  }
  while (at > floor && isCapital(document, at)) at--
  if (at < last && isLinked(document, at)) {
    let body = at - 1
    while (body > floor && isCapital(document, body)) body--
    if (word(document, body) === 'the') body--
    if (/^(?:at|from)$/.test(word(document, body))) return body - 1
  }
  const home = word(document, at) === 'the' ? at - 1 : at
  return at < last && leadsHome.test(word(document, home)) ? home - 1 : last
}

/** Longest such aside, in tokens. */
const mostInHome = 6

const isCapital = ({ tokens }: Document, at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? '')

/** "|Foreign Ministers| Ines Varga and …". */
function titleOfList(document: Document, name: number, inPerson: InPerson): EntityRole | null {
  const stop = word(document, name - 1) === '.' ? name - 1 : name
  const title = word(document, stop - 1)
  if (stop < name ? !abbreviated.test(title) : !isPluralHead(title)) return null
  let first = stop - 1
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, name - longest)
  while (first > floor && !inPerson(first - 1) && describes(document, first - 1)) first--
  const found = role(document, first, name)
  if (stop === name) return inSingular(found, stop - 1 - first)
  return found && { ...found, text: found.text.replace(/s\.$/, '.') }
}

/** "Sens.". */
const abbreviated = /^(?:sens|reps|govs|gens|cols|revs|profs)$/

/** "the |co-chairs of the panel|, Ines Varga and …"; without what follows "of" where that is several things. */
function apposedToList(document: Document, name: number): EntityRole | null {
  if (!/^(?:,|:|–|—|-{2,})$/.test(word(document, name - 1)) && !isDash(document, name - 1)) return null
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, name - longest)
  let clause = floor
  while (clause < name && !/^(?:who|which|whose)$/.test(word(document, clause))) clause++
  for (let head = name - 2; head >= floor && word(document, head) !== ','; head--) {
    if (!isPluralHead(word(document, head))) continue
    let first = head
    while (first > floor && (describes(document, first - 1) || mayBeNoun(word(document, first - 1)))) first--
    if (!opensPhrase(document, first - 1)) return null
    const several = words(document, head, name - 1).includes('and')
    const end = clause > head ? Math.min(clause, name - 1) : name - 1
    return inSingular(role(document, first, several ? head + 1 : end), head - first)
  }
  return null
}

/** "Ines Varga and Tomas Oku, both |economists at the bank|,". */
function apposedAfterList(document: Document, end: number): EntityRole | null {
  if (word(document, end) !== ',') return null
  let first = end + 1
  while (/^(?:both|all|two|three|the|respectively)$/.test(word(document, first))) first++
  let stop = first
  while (
    stop < first + longest &&
    !/^[,.;:()“”"!?–—]|^(?:who|which|and|but|said|says|told|is|are|was|were|has|have|had|will|would)$/.test(
      word(document, stop),
    )
  )
    stop++
  const head = words(document, first, stop).findIndex(isPluralHead)
  const isOne = first > end + 1
  const plain = words(document, first, first + head).every(
    (word, i) => describes(document, first + i) || (isOne && (/^['’]s?$/.test(word) || mayBeNoun(word))),
  )
  if (head < 0 || !plain || !/^[,.;:]$/.test(word(document, stop))) return null
  return inSingular(role(document, first, stop), head)
}

const words = (document: Document, first: number, end: number): string[] =>
  document.tokens.slice(first, end).map(({ text }) => text.toLowerCase())

/** An article, a number or an owner, not one that hangs on another noun: "spokesmen for |the ministers|". */
function opensPhrase(document: Document, at: number): boolean {
  if (/^['’]s?$/.test(word(document, at)) || counts.test(word(document, at))) return true
  return determiners.has(word(document, at)) && !/^(?:of|for|to|with|by)$/.test(word(document, at - 1))
}
