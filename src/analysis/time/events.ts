import { type Document, sentenceText } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import type { Span } from '../types.ts'
import { lastBefore, type Occasion } from './occasions.ts'
import type { Saying } from './sayings.ts'

/** What people come together for and speak at. */
const gathering =
  /\b(?:meetings?|summit|session|sitting|hearing|conference|briefing|rally|debate|ceremony|forum|talks|event|gathering|assembly|congress|convention|inquiry|trial|workshop|seminar|symposium|vigil|protest|march|demonstration|funeral|memorial|service|launch|opening|dinner|reception|visit|address|speech|lecture|call|inauguration|festival|votes?|voted|approved|passed|rejected|ruled|election|met|gathered|convened|assembled|spoke|speaks|addressed|opened|signed|hosted|attended|packed|squeezed|crowded|marched|rallied)\b/iu

/** Words that take up such a gathering: "on the sidelines of the summit", "told the council", "told delegates". */
const takenUp =
  /\b(?:[Tt]he|[Tt]his|[Tt]hat|same)\s(?:\p{Ll}[\p{L}-]+\s){0,2}?(meeting|summit|session|sitting|hearing|conference|briefing|rally|debate|ceremony|forum|talks|event|gathering|convention|workshop|seminar|symposium|vigil|protest|march|demonstration|reception|dinner|occasion)\b(?!['’])|\b(?:told|telling|addressing|addressed|before|assured|reminded|urged|informed|thanked)\s(?:the\s)?(?:\p{L}+\s)?(council|committee|panel|court|jury|tribunal|chamber|assembly|congress|inquiry|delegates|participants|attendees|crowd|audience|congregation|mourners|councillors|jurors|supporters|guests)\b|\b(?:after|before|during|following) the (?:\p{Ll}+ )?(vote|ballot|verdict|ruling|signing|decision)\b/u

/** How many paragraphs back the telling of a gathering may stand. */
const reach = 10

/**
 * The day of the gathering that the saying's sentence takes up ("Sloane told the meeting that"): the last one told before, of
 * the same word where there is one. Null where the sentence takes none up, or no day is told for one. What is told in `said`,
 * the contents of all statements, takes nothing up, unless the saying itself is told there.
 */
export function occasionOfEvent(
  document: Document,
  { statement, at, sentence, paragraph }: Saying,
  occasions: ReadonlyMap<number, readonly Occasion[]>,
  said: readonly Span[],
): Occasion | null {
  const told = daysBefore(document, sentence, paragraph, occasions)
  if (told.length === 0) return null
  const start = document.sentences[sentence]?.start ?? 0
  const others = coversOffset(said, at) ? statement.content : said
  const words = sentenceText(document, sentence)
  if (!takenUp.test(words)) return null
  const match = words.matchAll(new RegExp(takenUp, 'gu')).find(({ index }) => !coversOffset(others, start + index))
  if (!match) return null
  const noun = (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase()
  let other: Occasion | null = null
  for (const occasion of told) {
    const telling = sentenceText(document, occasion.sentence)
    if (telling.toLowerCase().includes(noun)) return occasion
    if (gathering.test(telling)) other ??= occasion
  }
  return other
}

/** The occasions of the paragraphs before a sentence, and of its own, that are days, and not of a clause of their own: the last one first. */
function daysBefore(
  { sentences }: Document,
  sentence: number,
  paragraph: number,
  occasions: ReadonlyMap<number, readonly Occasion[]>,
): readonly Occasion[] {
  const start = sentences[sentence]?.start ?? 0
  const days: Occasion[] = []
  for (let p = paragraph; p >= Math.max(0, paragraph - reach); p--) {
    for (const occasion of lastBefore(occasions.get(p) ?? [], start).toReversed()) {
      const isDay = occasion.value?.length === 10 && occasion.clause === null && !occasion.ofSpeech
      if (isDay) days.push(occasion)
    }
  }
  return days
}
