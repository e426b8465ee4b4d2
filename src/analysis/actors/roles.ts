import { type Document, quotationAround } from '../document/document.ts'
import { tokenAt } from '../document/tokens.ts'
import type { EntityRole, Span } from '../types.ts'
import { apposedBefore } from './apposed-before.ts'
import { coversOffset } from './mention.ts'
import { wordBefore } from './people.ts'
import { afterBracket, bracketedAfter, rolesAfter } from './role-after.ts'
import { roleBefore } from './role-before.ts'
import { roleByAppointment, roleByAs, roleByCopula } from './role-by-verb.ts'
import { roleInList } from './role-in-list.ts'
import { type InPerson, isRoleHead, word } from './role-words.ts'
import { roleOfSeveral } from './roles-of-several.ts'
import { isHonorific } from './titles.ts'

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
    roleInList(document, opening, end, inPerson),
    bracketedAfter(document, end),
    ...rolesAfter(document, afterAside(document, end), inPerson, fullName),
    governing.has(word(document, opening - 1)) || quotationAround(document, mention)
      ? null
      : roleByCopula(document, word(document, opening - 1) === ',' && word(document, end) === ',' ? end + 1 : end),
    roleByAppointment(document, first, end),
    roleOfSeveral(document, first, end, inPerson),
  ].flatMap((role) => role ?? [])
}

/** Words after which a name is no subject. */
const governing = new Set('of for to with by and'.split(' '))

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

/** A name among the tokens: the first one, with its forms of address, and past the last one. */
interface NameTokens {
  readonly first: number
  readonly end: number
  readonly fullName: boolean
}

function tokensOf(document: Document, mention: Span): NameTokens {
  const name = tokenAt(document.tokens, mention[0])
  const end = tokenAt(document.tokens, mention[1] - 1) + 1
  const first = withoutRetired(document, withHonorific(document, withInitial(document, name)))
  return { first, end, fullName: end - name > 1 || first < name }
}

function titleBefore(document: Document, { first, end }: NameTokens, inPerson: InPerson): EntityRole | null {
  if (isOwner(document, first, end)) return null
  if (word(document, first - 1) !== 'named') return roleBefore(document, first, inPerson)
  const found = roleBefore(document, first - 1, inPerson)
  return found && /^(?:an?|another|one)$/.test(wordBefore(document, found.span[0])) ? found : null
}

/** The role in apposition before a name with its title, which begins at the token `opening`. */
const apposedTo = (
  document: Document,
  { end, fullName }: NameTokens,
  opening: number,
  inPerson: InPerson,
): EntityRole | null =>
  fullName
    ? (roleByAs(document, opening) ??
      withoutWriter(apposedBefore(document, withOwner(document, opening), inPerson, closes(document, end))))
    : null

/** "The |writer|, Ines Varga, is a judge": tells of the text, not of the person. */
const withoutWriter = (found: EntityRole | null): EntityRole | null =>
  found !== null && /^(?:writer|author)$/i.test(found.text) ? null : found

/** "|The Minister of Trade| (Ines Varga)". */
const inBracketsAfter = (document: Document, first: number, inPerson: InPerson): EntityRole | null =>
  word(document, first - 1) === '(' ? roleBefore(document, first - 1, inPerson) : null

/** "a stalwart |Clinton| supporter": the name only says whose, and what stands before it is not its own. */
const isOwner = (document: Document, first: number, end: number): boolean =>
  isRoleHead(word(document, end)) &&
  /^\p{Ll}/u.test(document.tokens[first - 1]?.text ?? '') &&
  /^\p{Ll}/u.test(document.tokens[end]?.text ?? '')

/** Before an initial that was not taken for a part of the name: "|W.| Neil Orm". */
const withInitial = (document: Document, name: number): number =>
  word(document, name - 1) === '.' && /^\p{Lu}$/u.test(document.tokens[name - 2]?.text ?? '') ? name - 2 : name

/** Before "(retired)" between a rank and the name: "Colonel |(retired) Ines Varga". */
function withoutRetired(document: Document, first: number): number {
  let at = first - 1
  if (word(document, at) !== ')') return first
  while (at > first - 5 && /^(?:[).]|retired|ret|retd|rtd)$/.test(word(document, at))) at--
  return word(document, at) === '(' ? at : first
}

/** Where "Dr", "Mr." or "Sir" before a name begins; the name's first token where there is none. */
function withHonorific(document: Document, name: number): number {
  const stop = word(document, name - 1) === '.' ? name - 2 : name - 1
  if (isHonorific(word(document, stop))) return withHonorific(document, withStyle(document, stop))
  const excellency =
    word(document, stop) === 'e' && word(document, stop - 1) === '.' && word(document, stop - 2) === 'h'
  return excellency ? stop - 2 : name
}

/** Before the words that some forms of address have before them: "|His Royal| Highness". */
function withStyle(document: Document, honorific: number): number {
  const at = /^(?:royal|serene|imperial)$/.test(word(document, honorific - 1)) ? honorific - 1 : honorific
  return /^(?:his|her|their)$/.test(word(document, at - 1)) ? at - 1 : at
}

/** Before the article or the possessor of a name and its title: "The chairman, |Luxembourg's Thibault Marchetti,". */
function withOwner(document: Document, opening: number): number {
  const named = namedPerson(document, opening)
  if (named < opening) return named
  if (/^(?:the|an?|one)$/.test(word(document, opening - 1))) return opening - 1
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

/** What is written after a name: "Ines Varga MP". */
const postNominals = new Set('MP MPs MEP MSP MLA TD QC KC SC CBE OBE MBE PhD Jr Sr II III IV'.split(' '))

const pastPostNominal = (document: Document, end: number): number =>
  postNominals.has(document.tokens[end]?.text ?? '') ? end + 1 : end

/** Past what stands between a name and its apposition: "MP", "(G)", "of Velden", ", 32, of Velden". */
function afterAside(document: Document, end: number): number {
  const at = afterBracket(document, pastPostNominal(document, end))
  const aged = /^\d{1,3}$/.test(word(document, at + 1)) && word(document, at + 2) === ','
  const from = word(document, at) === ',' ? (aged ? at + 3 : at + 1) : at
  const home = homeAfter(document, from)
  if (home === from) return at
  // "of Velden, |Lusania|," and "of Velden, |Lus.|,"
  const region =
    word(document, home) === ',' && /^\p{Lu}/u.test(document.tokens[home + 1]?.text ?? '') ? home + 2 : home
  const stop = word(document, region) === '.' ? region + 1 : region
  return region > home && word(document, stop) === ',' ? stop : home
}

/** Whether a name in apposition ends here: at a mark or at the end of the sentence, or before the verb of saying. */
function closes(document: Document, end: number): boolean {
  const post = pastPostNominal(document, end)
  if (post > end) return closes(document, post)
  const home = homeAfter(document, end)
  if (home > end) return closes(document, home)
  return document.tokens[end] === undefined || /^[,.;:()?!"”’–—]/u.test(word(document, end))
}

/** Past where somebody is from, or whose member: "Ines Varga |of the Coast List|,". */
function homeAfter(document: Document, end: number): number {
  if (!/^(?:of|from)$/.test(word(document, end))) return end
  const first = word(document, end + 1) === 'the' ? end + 2 : end + 1
  let at = first
  while (at < first + longestHome && /^\p{Lu}/u.test(document.tokens[at]?.text ?? '')) at++
  return at === first ? end : at
}

/** Longest name of a party or a place there, in tokens. */
const longestHome = 5
