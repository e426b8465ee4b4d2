import { type Document, sentenceAt } from '../document/document.ts'
import { withInPlace } from '../document/spans.ts'
import { asPerson, withBearers, withoutPlaces } from './bearers.ts'
import { isBodyKind, longestKind } from './body-kinds.ts'
import { isGivenName } from './given-names.ts'
import { initialledNames } from './initialled-names.ts'
import { findMore, isKnownPerson, knownPeople, partAtPerson } from './known-people.ts'
import { namesInBrackets, namesInLabels } from './labels.ts'
import type { Mention } from './mention.ts'
import { mentionAt, type NamedMention, type NameFacts } from './name-facts.ts'
import { withNamesAfterBodies } from './names-after-bodies.ts'
import { withNamesAfterOffices } from './names-after-offices.ts'
import { withoutLabels, withoutPairs } from './no-names.ts'
import { withoutOffice } from './offices.ts'
import { isAcronymOf } from './organisations.ts'
import { wordBefore } from './people.ts'
import { hasRoleBefore } from './roles.ts'
import { surnamesInLabels } from './surnames-in-labels.ts'
import { isHonorific } from './titles.ts'
import { withWholeBodies } from './whole-bodies.ts'
import { asBody, withAcronyms, withWholeNames } from './whole-names.ts'

/**
 * Mentions read again in the light of the whole text: names lose their titles, a name that is a person's in one place is
 * so in all, a surname that was passed over is found, and what was run together ("SEOUL - South Korea", "the Veldian
 * Parliament Ines Varga") is parted. In order, not overlapping.
 */
export function refineMentions(document: Document, found: readonly Mention[]): NamedMention[] {
  const lettered = document.text.includes('Q.') && /^Q\.\s/mu.test(document.text)
  const whole = withWholeBodies(document, found)
  const all = [...whole, ...initialledNames(document, whole)].sort((a, b) => a.span[0] - b.span[0])
  const mentions = withNamesAfterBodies(
    document,
    all.flatMap((mention) => withoutMarks(document, mention)),
  )
  const names = new Set(mentions.map(({ name }) => name.folded))
  const parted = withLabels(document, withoutLabels(document, mentions))
    .flatMap((mention) => (mention.name.isDashed ? partAtDash(document, mention) : mention))
    .flatMap((mention) => (lettered ? withoutLetter(document, mention) : mention))
    .map((mention) => withoutArticle(document, withoutOpening(document, mention, names)))
  const named = withNamesAfterOffices(document, parted)
    .flatMap((mention) => withoutOffice(document, mention))
    .map((mention) => asBody(document, asDescribed(document, asNamed(asDefined(document, mention)))))
  const titled = withParticles(
    document,
    withAcronyms(document, named).flatMap((mention) => withoutTitles(document, mention)),
  )
  const borne = withoutPairs(withBearers(document, withoutPlaces(document, withWholeNames(document, titled))))
  const people = knownPeople(borne)
  const retyped = borne
    .flatMap((mention) => partAtPerson(document, mention, people))
    .flatMap((mention) => (isKnownPerson(mention, people) ? withoutTitles(document, asPerson(mention)) : mention))
  return [...retyped, ...findMore(document, retyped, people)].sort((a, b) => a.span[0] - b.span[0])
}

/** "|VARGA|: Daktari, no": no more than the label of a turn. */
const label = /^(\p{Lu}[\p{Lu}\p{M}’'.-]+):\s/u

/** "anti-|Varga|", "“|Varga|": nothing of what marks stand before a name. */
function withoutMarks(
  { text }: Document,
  { span: [start, end], type }: Mention,
): NamedMention | readonly NamedMention[] {
  const marks = /^(?:[-–—"“”.\s]|''|``)*/u.exec(text.slice(start, end))?.[0].length ?? 0
  const from = start + marks
  const speaker = label.exec(text.slice(from, end))?.[1]
  const opensLine = from === 0 || text.charAt(from - 1) === '\n'
  const to = speaker !== undefined && opensLine ? from + speaker.length : end
  return from < to ? mentionAt({ text }, [from, to], type) : []
}

/**
 * "So |Varga| won", "Naming |Varga|", "Team |Varga|": nothing of a word that opens a sentence, or stands before names, where
 * the text names the rest; "Democrat |Ines Varga|" always.
 */
function withoutOpening(document: Document, mention: NamedMention, names: ReadonlySet<string>): NamedMention {
  const { first, folded, size } = mention.name
  if (mention.type !== 'person' || size === 1) return mention
  const opens = mayOpen(mention.name) && (first !== 'will' || opensQuestion(document, mention))
  return (opens && names.has(folded.slice(first.length + 1))) || (size > 2 && partisan.test(first))
    ? from(document, mention, mention.name.text.search(/\s\S/u) + 1)
    : mention
}

/** Whether the first of a name's words may rather be one that opens a sentence. */
const mayOpen = ({ first }: NameFacts): boolean => opening.test(first) || (/ing$/.test(first) && !isGivenName(first))

const opening =
  /^(?:will|so|but|and|if|as|yet|now|when|while|then|or|because|since|even|like|unlike|despite|although|though|with|after|before|maybe|perhaps|said|see|only|young|against|without|is|was|did|does|has|should|would|could|how|why|what|where|team|neighbou?ring|nearby)$/

const partisan = /^(?:democrats?|republicans?)$/

function opensQuestion(document: Document, { span: [start] }: NamedMention): boolean {
  const sentence = document.sentences[sentenceAt(document, start)]
  return sentence?.start === start && document.text.charAt(sentence.end - 1) === '?'
}

/** In an interview with "Q." and "A.": "A. |Harriet| is a friend", the letter of a turn; nothing of "Q. The". */
function withoutLetter(document: Document, mention: NamedMention): NamedMention | readonly NamedMention[] {
  const [start, end] = mention.span
  const { text } = mention.name
  if (!/^[QA]\.(?:\s|$)/.test(text) || (start > 0 && document.text.charAt(start - 1) !== '\n')) return mention
  const name = text.replace(/^[QA]\.\s*(?:The\b\s*)?/, '')
  return name === '' ? [] : mentionAt(document, [end - name.length, end], mention.type)
}

/** "The |Nordic Kelp Association|", "Ratings agency |Orm|". */
function withoutArticle(document: Document, mention: NamedMention): NamedMention {
  const article =
    mention.type === 'organisation'
      ? /^(?:[Tt]he\s+(?=\p{L})|\p{Lu}\p{Ll}+\s(?:agency|group|operator|giant|maker|firm|company|chain|regulator|watchdog)\s(?=\p{Lu}))/u.exec(
          mention.name.text,
        )
      : null
  return article ? from(document, mention, article[0].length) : mention
}

/** "Council of the |Great Lakes Union| (GLU)": what the acronym in brackets is made of is the name. */
function asDefined(document: Document, mention: NamedMention): NamedMention {
  const [, end] = mention.span
  if (mention.type !== 'organisation' || document.text.charAt(end + 1) !== '(') return mention
  const acronym = /^\s\(([\p{Lu}\p{N}.&-]{2,})\)/u.exec(document.text.slice(end, end + 20))?.[1]
  const { text } = mention.name
  if (acronym === undefined || isAcronymOf(acronym, text)) return mention
  for (const of of text.matchAll(/\s(?:of|for)\s(?:the\s)?/gu)) {
    const tail = of.index + of[0].length
    if (isAcronymOf(acronym, text.slice(tail))) return from(document, mention, tail)
  }
  return mention
}

/** The names in the labels of a record and in brackets take the place of what was found there. */
function withLabels(document: Document, mentions: readonly NamedMention[]): readonly NamedMention[] {
  const named = ({ span, type }: Mention): NamedMention => mentionAt(document, span, type)
  const full = [...namesInLabels(document), ...namesInBrackets(document)].map(named)
  const names = [...full, ...surnamesInLabels(document, [...mentions, ...full]).map(named)]
  return withInPlace(mentions, names)
}

/** The mention with the kind that its name's own noun says: "Aberdeen Island" a place, "Sliema Wanderers" a body. */
function asNamed(mention: NamedMention): NamedMention {
  const { typeByNoun } = mention.name
  return typeByNoun === null ? mention : { ...mention, type: typeByNoun }
}

/** What a place's name that stands behind or before a noun for a body names is one: "the operator, |Orm Vale|,". */
function asDescribed({ text }: Document, mention: NamedMention): NamedMention {
  const { span, type, name } = mention
  if (type !== 'place' || name.country || name.seatOf) return mention
  const before = text.slice(Math.max(0, span[0] - longestKind), span[0]).replace(/(?:,\s(?:the\s)?|\s)$/u, '')
  const isBody =
    isBodyKind(before) ||
    /^,\s(?:an?|the)\s[^,.;]{0,30}?\b(?:group|charity|union|company|firm)\b/u.test(text.slice(span[1], span[1] + 60))
  return isBody ? { ...mention, type: 'organisation' } : mention
}

/** The mention without as much at its beginning. */
function from(document: Document, { span: [start, end], type }: Mention, length: number): NamedMention {
  return mentionAt(document, [start + length, end], type)
}

function partAtDash(document: Document, mention: NamedMention): NamedMention | readonly NamedMention[] {
  const parts = [...mention.name.text.matchAll(/(?:(?!\s[–—-]\s).)+/gsu)]
  if (parts.length < 2) return mention
  return parts.flatMap((part) => {
    const lead = /^[\s–—-]*/u.exec(part[0])?.[0].length ?? 0
    const start = mention.span[0] + part.index + lead
    return part[0].length > lead
      ? mentionAt(document, [start, mention.span[0] + part.index + part[0].length], mention.type)
      : []
  })
}

/** "Colonel Theo Brask" as "Theo Brask", a person; nothing where there is only a title. A body's name keeps its first word. */
function withoutTitles(document: Document, mention: NamedMention): NamedMention | readonly NamedMention[] {
  const { text, titles, isAddressed, isNoble } = mention.name
  if (titles === text.length || (titles > 0 && /^of\s/i.test(text.slice(titles)))) return []
  if (mention.type === 'person') {
    if (/^of\s/i.test(text) || text.length === titles + 1) return []
    return titles > 0 ? from(document, mention, titles) : mention
  }
  if (titles > 0) return isAddressed ? asPerson(from(document, mention, titles)) : mention
  const isPerson =
    isNoble ||
    isHonorific(wordBefore(document, mention.span[0])) ||
    holdsOffice(document, mention) ||
    isDescribed(document, mention)
  return isPerson ? asPerson(mention) : mention
}

const particle =
  /^\s(?:(?:bin|ibn|bint|binti)(?:\s\p{Lu}[\p{L}\p{M}’'-]+){1,3}|(?:(?:de|del|della|di|da|das|do|dos|du|van|von|der|den|ten|ter|zu|la|las|los|y)\s){1,3}\p{Lu}[\p{L}\p{M}’'-]+)/u

/** What the particles begin with. */
const particleLetters = 'bdiltvyz'

/** The other part of a double name, unless a name of its own begins there. */
const secondPart = /^-\p{Lu}\p{Ll}[\p{L}\p{M}’']+(?![\p{L}-]|\s\p{Lu})/u

/** UTF-16 length of what goes on a person's name: "| bin Farhan", "|-Orm" of "Ines Varga-Orm". */
function lengthOfRest({ text }: Document, { span: [, end], name }: NamedMention): number {
  const rest =
    text.charAt(end) === '-' && !name.isSingle
      ? secondPart.exec(text.slice(end, end + 60))
      : particleLetters.includes(text.charAt(end + 1)) && particle.exec(text.slice(end, end + 60))
  return rest ? rest[0].length : 0
}

/** "Faisal bin Farhan" and "Carlos Ibáñez del Río" are one name each, though their parts be found apart or in part. */
function withParticles(document: Document, mentions: readonly NamedMention[]): NamedMention[] {
  const joined: NamedMention[] = []
  for (const mention of mentions) {
    const last = joined.at(-1)
    if (last && mention.span[0] < last.span[1]) continue
    const { span, type } = mention
    const more = type === 'person' ? lengthOfRest(document, mention) : 0
    if (more === 0) joined.push(mention)
    else {
      const whole = mentionAt(document, [span[0], span[1] + more], type)
      joined.push(
        whole.name.titles > 0 ? mentionAt(document, [span[0] + whole.name.titles, whole.span[1]], type) : whole,
      )
    }
  }
  return joined
}

/** "its director, Yerlan Orm," is a person, whatever the name looks like: two or three capitalised words with a role before. */
function holdsOffice(document: Document, { span, name }: NamedMention): boolean {
  const isBracketed = /\(\s?$/u.test(document.text.slice(Math.max(0, span[0] - 2), span[0]))
  // A club stands in brackets as well.
  const fills = document.text.charAt(span[1]) === ')' && isGivenName(name.first)
  return name.looksPersonal && name.typeByNoun === null && (!isBracketed || fills) && hasRoleBefore(document, span)
}

/** "|Lim Boon Orm|, president of the union,": an office that only people have, right after two or three capitalised words. */
const isDescribed = ({ text }: Document, { span: [, end], name }: NamedMention): boolean =>
  name.looksPersonal && name.typeByNoun === null && office.test(text.slice(end, end + longestOffice))

const office =
  /^,\s(?:the\s|an?\s|its\s)?(?:[\p{L}-]+\s){0,3}?(?:president|chair(?:man|woman|person)?|director|secretary|minister|professor|lecturer|spokes(?:man|woman|person)|executive|mayor|governor|convener|leader)\s(?:of|for|at)\s/u
const longestOffice = 80
