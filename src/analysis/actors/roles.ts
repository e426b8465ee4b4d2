import { type Document, quotationAround } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import { tokenAt } from '../document/tokens.ts'
import type { EntityRole, Span } from '../types.ts'
import { apposedBefore } from './apposed-before.ts'
import { afterAside, closes, type NameTokens, tokensOf, withHonorific } from './name-edges.ts'
import { wordBefore } from './people.ts'
import { bracketedAfter, chairAfter, rolesAfter } from './role-after.ts'
import { roleBefore } from './role-before.ts'
import { roleByHeadVerb } from './role-by-head-verb.ts'
import { roleByAppointment, roleByAs, roleByCopula, roleByInverse, roleByLabel } from './role-by-verb.ts'
import { roleInList } from './role-in-list.ts'
import { roleInSignature } from './role-in-signature.ts'
import { type InPerson, isRoleHead, modifiers, word } from './role-words.ts'
import { roleOfSeveral } from './roles-of-several.ts'

export { isOffice, isRoleHead } from './role-words.ts'

/**
 * The roles that the text gives right before and right after a name: "Speaker of the Kyrgyz Parliament Talant Mamytov",
 * "the chief engineer, Dr Ines Varga,", "Stanislav Zas, CSTO Secretary General,", "Ines Varga (Minister of Trade)", "The Minister of Trade (Ines Varga)",
 * "Ines Varga was the minister of trade".
 * `persons` are the mentions of people, in order: no role reaches over them.
 */
export function rolesAround(document: Document, mention: Span, persons: readonly Span[]): EntityRole[] {
  const inPerson = (at: number) => {
    const token = document.tokens[at]
    return token !== undefined && coversOffset(persons, token.start)
  }
  const name = tokensOf(document, mention)
  const { first, end, fullName } = name
  const title = titleBefore(document, name, inPerson)
  const opening = title === null ? first : withHonorific(document, tokenAt(document.tokens, title.span[0]))
  return [
    apposedTo(document, name, opening, inPerson),
    title,
    inBracketsAfter(document, first, inPerson),
    chairAfter(document, end),
    roleInSignature(document, mention),
    roleInList(document, opening, end, inPerson),
    bracketedAfter(document, end),
    ...rolesAfter(
      document,
      afterAside(document, end),
      inPerson,
      fullName && !(title !== null && isOthers(document, end, inPerson)),
    ),
    (governing.has(word(document, opening - 1)) && word(document, end + 1) !== 'who') ||
    quotationAround(document, mention)
      ? null
      : roleByCopula(
          document,
          word(document, opening - 1) === ',' && word(document, end) === ',' ? end + 1 : pastApposition(document, end),
        ),
    roleByAppointment(document, first, end),
    roleByInverse(document, opening, end),
    roleByLabel(document, opening),
    quotationAround(document, mention) ? null : roleByHeadVerb(document, end),
    roleOfSeveral(document, first, end, inPerson),
  ].flatMap((role) => role ?? [])
}

/** "the MP Ines Varga|, the Minister for Ports, Tomas Oku|": between two names with one role before the first, the other role is the second's. */
function isOthers(document: Document, end: number, inPerson: InPerson): boolean {
  if (word(document, end) !== ',' || word(document, end + 1) !== 'the') return false
  for (let at = end + 2; at < end + longestApposition && /^[\p{L}\p{N}'’-]/u.test(word(document, at)); at++)
    if (word(document, at + 1) === ',') return inPerson(at + 2)
  return false
}

/** Longest apposition between a name and the verb, in tokens. */
const longestApposition = 12

/** Past "|, a Muslim,|" between a name and its verb; the same place where there is none. */
function pastApposition(document: Document, end: number): number {
  if (word(document, end) !== ',' || !/^(?:an?|the)$/.test(word(document, end + 1))) return end
  for (let at = end + 2; at < end + longestApposition && /^[\p{L}\p{N}'’,-]/u.test(word(document, at)); at++)
    if (word(document, at) === ',') return at + 1
  return end
}

/** Words after which a name is no subject, or what is said of it only may be. */
const governing = new Set('of for to with by and if whether unless'.split(' '))

/** Whether the text gives a role before a name, of a text in which no other mention is known to be a person's. */
export function hasRoleBefore(document: Document, mention: Span): boolean {
  const inPerson = () => false
  const name = tokensOf(document, mention)
  return (
    titleBefore(document, name, inPerson) !== null ||
    apposedTo(document, name, name.first, inPerson) !== null ||
    inBracketsAfter(document, name.first, inPerson) !== null ||
    (roleOfSeveral(document, name.first, name.end, inPerson)?.span[1] ?? mention[1]) <= mention[0]
  )
}

function titleBefore(document: Document, { first, end }: NameTokens, inPerson: InPerson): EntityRole | null {
  if (isOwner(document, first, end)) return null
  const phrase = beforeNaming(document, first)
  if (phrase === first) return roleBefore(document, first, inPerson)
  const found = roleBefore(document, phrase, inPerson)
  if (word(document, phrase) === '(') return found
  const opens = /^(?:named|called)$/.test(word(document, first - 1))
    ? /^(?:an?|another|one)$/i
    : /^(?:the|an?|another|one)$/i
  return found && opens.test(wordBefore(document, found.span[0])) ? found : null
}

/** Before what stands between a phrase and the name: "a driver |named| Oku", "the base chief |known as| Bob", "Minister of Trade |(acting)| Oku". */
function beforeNaming(document: Document, name: number): number {
  const last = word(document, name - 1)
  if (last === ')') return beforeBracket(document, name)
  if (/^(?:named|called)$/.test(last)) return name - 1
  if (last === 'of' && wordsFrom(document, name - 4, name) === 'by the name of') return name - 4
  if (/^(?:is|was)$/.test(last) && wordsFrom(document, name - 4, name - 1) === ', whose name') return name - 4
  if (last === 'as' && /^gave (?:his|her|their) name only$/.test(wordsFrom(document, name - 5, name - 1)))
    return word(document, name - 6) === 'who' ? name - 6 : name - 5
  if (last !== 'as' || !/^(?:known|identified)$/.test(word(document, name - 2))) return name
  return /^(?:later|only|publicly|then|best)$/.test(word(document, name - 3)) ? name - 3 : name - 2
}

/** Before a short bracket that ends before the token; the same place where there is none. */
function beforeBracket(document: Document, name: number): number {
  for (let at = name - 2; at > name - longestBracket; at--) if (word(document, at) === '(') return at
  return name
}

/** Longest such bracket, in tokens. */
const longestBracket = 8

/** The role in apposition before a name with its title, which begins at the token `opening`. */
const apposedTo = (
  document: Document,
  { end, fullName }: NameTokens,
  opening: number,
  inPerson: InPerson,
): EntityRole | null =>
  // "the then owner, |Ines Varga|'s father": the name only says whose.
  fullName && !/^['’]s$/.test(word(document, end))
    ? (roleByAs(document, opening) ??
      withoutWriter(document, apposedBefore(document, withOwner(document, opening), inPerson, closes(document, end))))
    : null

/** "The |writer|, Ines Varga, is a judge": tells of the text, not of the person. */
const withoutWriter = (document: Document, found: EntityRole | null): EntityRole | null =>
  found !== null && /^(?:writer|author)$/i.test(found.text) && /^the$/i.test(wordBefore(document, found.span[0]))
    ? null
    : found

/** "|The Minister of Trade| (Ines Varga)". */
const inBracketsAfter = (document: Document, first: number, inPerson: InPerson): EntityRole | null =>
  word(document, first - 1) === '(' ? roleBefore(document, first - 1, inPerson) : null

/** "a stalwart |Clinton| supporter": the name only says whose, and what stands before it is not its own. */
function isOwner(document: Document, first: number, end: number): boolean {
  const [before, after] = [document.tokens[first - 1]?.text ?? '', document.tokens[end]?.text ?? '']
  if (!/^\p{Ll}/u.test(before) || !/^\p{Ll}/u.test(after)) return false
  // "veteran |Clinton| haters"
  return isRoleHead(after) || (modifiers.has(before) && /(?:[eo]rs|ists)$/.test(after))
}

/** Before the article or the possessor of a name and its title: "The chairman, |Luxembourg's Thibault Marchetti,". */
function withOwner(document: Document, opening: number): number {
  const named = namedPerson(document, opening)
  if (named < opening) return named
  if (/^(?:the|an?|one)$/.test(word(document, opening - 1))) return opening - 1
  if (word(document, opening - 1) === 'old' && /^\d+ - year - old$/.test(wordsFrom(document, opening - 5, opening)))
    return opening - 5
  // "the minister, the energetic |Ines Varga,"
  if (/^(?:the|an?)$/.test(word(document, opening - 2)) && /^\p{Ll}{3,}$/u.test(word(document, opening - 1)))
    return opening - 2
  const owned = /^['’]s$/.test(word(document, opening - 1)) && /^\p{Lu}/u.test(document.tokens[opening - 2]?.text ?? '')
  return owned ? opening - 2 : opening
}

/** Before the words that only lead to a name: "the alderman, |a cheerful man by the name of Wouter Lisse|". */
function namedPerson(document: Document, opening: number): number {
  const by = /^(?:called|named)$/.test(word(document, opening - 1)) ? opening - 1 : opening - 4
  const leads = by === opening - 1 || wordsFrom(document, by, opening) === 'by the name of'
  if (!leads || !/^(?:man|woman|person|fellow|figure)$/.test(word(document, by - 1))) return opening
  for (let at = by - 2; at > by - 6; at--) if (/^(?:an?|one)$/.test(word(document, at))) return at
  return opening
}

const wordsFrom = (document: Document, first: number, end: number): string =>
  document.tokens
    .slice(Math.max(0, first), end)
    .map(({ text }) => text.toLowerCase())
    .join(' ')
