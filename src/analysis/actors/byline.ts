import { type Document, quotationAround } from '../document/document.ts'
import { headingOfSpeech } from '../document/speeches.ts'
import { tokenAt } from '../document/tokens.ts'
import type { Entity, Span } from '../types.ts'
import type { Named } from './gender.ts'
import { entityId, foldName } from './names.ts'
import { roleByCopula } from './role-by-verb.ts'
import { namedIn } from './source-names.ts'

/** Longest byline and longest note about an author, in UTF-16 code units. */
const longestByline = 80
const longestNote = 500
/** How many paragraphs from the end such a note may stand. */
const lastParagraphs = 3

const opening = /^\W{0,3}(?:The (?:writer|author), |About the author\W{1,4})?$/u
const verb =
  /^(?:,[^,.]{1,80},|,)?\s(?:is|was|has been|teaches|taught|serves|served|heads|runs|leads|directs|works|worked|writes|edits|chairs)\b/u

/** After a name below the note: who is quoted is not who writes. */
const speaks = /^\s(?:(?:also|then)\s)?(?:said|says|added|told|tells|wrote|asked)\b/u
const longestSaying = 20
const goesOnToSay = /\bs?he\s(?:(?:also|then)\s)?(?:said|says|added|told|asked)\b/iu

/** The words that a note at the end tells of its author by, without a name: "|The writer| is a former judge." */
const unnamed = /^\W{0,3}(The (?:writer|author))\s(?:is|was|has been)\s/u

/** A full name, as an author's is given; not "Staff", and not two. */
const fullName = /^\p{Lu}[\p{L}\p{M}.’'-]*(?:\s(?!and\b)[\p{L}\p{M}.’'-]+){1,3}$/u

/** The entities, with the article's author where a note at its end tells what the author is, but not who. */
export function withAuthor(document: Document, entities: readonly Entity[], author: string | null): readonly Entity[] {
  const whom = authorInHeader(entities, author)
  const note = whom && noteWithoutName(document)
  const role = note && roleByCopula(document, tokenAt(document.tokens, note[1] - 1) + 1)
  if (!whom || !note || !role) return entities
  const told = { ...whom, roles: [...whom.roles, role], mentions: [...whom.mentions, note] }
  return entities.includes(whom) ? entities.map((entity) => (entity === whom ? told : entity)) : [...entities, told]
}

/**
 * The author whom the article's header names, who is "I" in the text's own voice and asks the questions of an interview: the
 * entity of the name, or one without mentions; null where the header names nobody by a full name.
 */
export function authorInHeader(entities: readonly Entity[], author: string | null): Entity | null {
  if (author === null || !fullName.test(author)) return null
  const key = foldName(author)
  const known = entities.find(({ type, name }) => type === 'person' && foldName(name) === key)
  return known ?? { id: entityId('person', key), type: 'person', name: author, aliases: [], roles: [], mentions: [] }
}

/** Where "The writer" stands in such a note; null where there is none. */
function noteWithoutName({ paragraphs, text }: Document): Span | null {
  for (const { start, end } of paragraphs.slice(Math.max(1, paragraphs.length - lastParagraphs))) {
    const words = end - start > longestNote ? null : unnamed.exec(text.slice(start, end))
    if (!words) continue
    const [opening, writer = ''] = words
    const at = start + opening.indexOf(writer)
    return [at, at + writer.length]
  }
  return null
}

/**
 * The author of an essay, who is "I" in it: whom a note at its end tells about and nothing before it names but a byline
 * ("Ines Varga is a former judge of the High Court.") or who signs it ("– Ines Varga, former judge"), else whom a byline at
 * its head names, or who gives a speech by its heading. Null where there is none of them.
 */
export function authorOf(document: Document, named: readonly Named[]): Entity | null {
  const { paragraphs, text } = document
  const head = paragraphs[0]
  const isByline = head !== undefined && /^\W{0,3}By\s/u.test(text.slice(head.start, head.end))
  const byline: Span =
    isByline && head.end - head.start <= longestByline ? [head.start, head.end] : [head?.start ?? 0, head?.start ?? 0]
  for (const { start, end } of paragraphs.slice(Math.max(1, paragraphs.length - lastParagraphs))) {
    if (end - start > longestNote || /["“]/u.test(text.charAt(start))) continue
    const first = namedIn(named, [start, end])[0]
    if (first?.entity.type !== 'person' || !opening.test(text.slice(start, first.span[0]))) continue
    const elsewhere = first.entity.mentions.some(
      (mention) =>
        mention[0] >= byline[1] &&
        (mention[0] < start || (mention[0] > end && speaks.test(text.slice(mention[1], mention[1] + longestSaying)))),
    )
    const signs = end - start <= longestByline * 2 && /^[–—-]/u.test(text.charAt(start))
    const tells = verb.test(text.slice(first.span[1], end)) && !goesOnToSay.test(text.slice(first.span[1], end))
    if (!elsewhere && (signs || tells) && !quotationAround(document, first.span)) return first.entity
  }
  return namedIn(named, byline).find(({ entity }) => entity.type === 'person')?.entity ?? giverOfSpeech(document, named)
}

/** Whether the text's own voice says "I". */
export function hasNarrator(document: Document): boolean {
  return [...document.text.matchAll(/\b(?:I|my|me)\b/gu)].some(
    ({ index }) => !quotationAround(document, [index, index + 1]),
  )
}

/** Who gives a speech that is printed in its own words, by its heading. */
function giverOfSpeech(document: Document, named: readonly Named[]): Entity | null {
  const heading = headingOfSpeech(document)
  if (!heading) return null
  const { end = heading.giver } = document.paragraphs[heading.paragraph] ?? {}
  const [first, ...others] = namedIn(named, [heading.giver, end]).filter(({ entity }) => entity.type === 'person')
  return first && others.every(({ entity }) => entity === first.entity) ? first.entity : null
}
