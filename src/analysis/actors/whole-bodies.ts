import type { Document } from '../document/document.ts'
import { firstEndingAfter, firstFrom, withInPlace } from '../document/spans.ts'
import type { Span } from '../types.ts'
import type { Mention } from './mention.ts'

/** The nouns that bodies' names end in. */
const heads =
  'Union|Guild|League|Chamber|Alliance|Authority|Institute|Association|Federation|Society|Confederation|Co-operative|' +
  'Cooperative|Council|Committee|Commission|Cent(?:er|re)|Board|Trust|Observatory|Forum|Network|Agency|Bank|Foundation|' +
  String.raw`Party|Office|Department|Bureau|Circle|Collective|Coalition|Initiative|Movement|Inspectorate|Tribunal|Local \d+`

const own = String.raw`(?!\p{L}+-(?:based|led|backed|run|style|owned)\b)\p{Lu}[\p{L}\p{M}-]*(?:(?<=\b\p{Lu})[’']\p{L}+|s[’'](?=\s(?:and\s)?\p{Lu})|(?<=[Mm]en|ren|People)[’']s)?`
const day = String.raw`(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|January|February|March|April|May\b|June|July|August|September|October|November|December)`
const over = String.raw`\s(?:of|for|on)\s(?:the\s)?${day}${own}(?:\s(?:and\s)?${own}){0,3}`
const start = String.raw`(?<![\p{L}\p{N}’'&.-])`
const end = String.raw`(?![\p{L}-]|[’']\p{L})`
/** "the Collective |Security Treaty|": a noun that goes on in capitals is no body's last. */
const stops = String.raw`(?!\s\p{Lu})`

/** "Fitters' and Turners' Union", "Institute for Public Accounts". */
const body = new RegExp(
  `${start}(?:(?:${own}\\s(?:and\\s)?){1,6}?(?:${heads})${end}(?:${over}|${stops})|(?:${heads})${over})${end}`,
  'gu',
)

/** What opens a sentence before a name and is none of it. */
const opening = /^(?:The|But|And|Yet|In|At|By|For|From|When|While|On|As|If|Both|Even|To|With|After|Before|Its|Their)\s/

const bare = new RegExp(`^(?:${heads})$`, 'u')

/** "Last State Of The Union": words that only a heading has in capitals. */
const heading = /\s(?:On|To|Of|The|Their|Our|Your|In|And|With|From|By|Is|Are)\s/

/**
 * The mentions with the names of bodies that were passed over, or found in parts: "the Pensioners' League", "the Institute for
 * Public Accounts", "the Deckhands and Officers Guild". One that holds a person's full name is left as it was found. In order.
 */
export function withWholeBodies({ text }: Pick<Document, 'text'>, mentions: readonly Mention[]): readonly Mention[] {
  const spans = mentions.map(({ span }) => span)
  const bodies = [...text.matchAll(body)].flatMap((match): Mention[] => {
    const span: Span = [match.index + (opening.exec(match[0])?.[0].length ?? 0), match.index + match[0].length]
    const name = text.slice(...span)
    if (bare.test(name) || heading.test(name)) return []
    const met = mentions.slice(firstEndingAfter(spans, span[0]), firstFrom(mentions, span[1]))
    return met.some((mention) => isLeft(text, mention, span)) ? [] : [{ span, type: 'organisation' }]
  })
  return withInPlace(mentions, bodies)
}

/** "Council of the |Orlen Parliamentary Assembly|": a body's own name, which ends in a noun of theirs. */
const ownName = new RegExp(`\\s(?:${heads}|Assembly|Parliament|Senate|Congress|Court|Ministry)$`, 'u')

const owning = /\sof\s(?:the\s)?$/

/** Whether a mention keeps the body that it meets from being read: it is as long, reaches out of it, or is a person's full name. */
const isLeft = (text: string, { span: [from, to], type }: Mention, [start, end]: Span): boolean =>
  from < start ||
  to > end ||
  (from === start && to === end) ||
  (type === 'person' && /\s/u.test(text.slice(from, to))) ||
  (from > start && to === end && ownName.test(text.slice(from, to)) && owning.test(text.slice(start, from)))
