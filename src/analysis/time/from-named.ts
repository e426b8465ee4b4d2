import { type Document, sentenceText } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import type { Span, StatementDate } from '../types.ts'
import { inheritedFrom, type Occasion } from './occasions.ts'
import { lastName, type Saying } from './sayings.ts'

/** Verbs of saying whose sentence may tell the day, though no statement was found in it. */
const sayingVerb =
  /\b(?:said|told|announced|declared|stated|warned|added|wrote|argued|insisted|claimed|spoke|speaking|talked|talking to|testified|addressed|interviewed|tweeted|(?:gave|held|delivered) an? |(?:[Ii]n|[Oo]n) (?:an?|his|her) (?:[\p{L}-]+ ){0,3}(?:interview|speech|statement|letter|post|briefing|conference|appearance|blog))/u

/** Most occasions of that paragraph that are looked at. */
const mostTold = 12

/** Whether the words have the name, and not only as an owner's ("Torm's predecessor"). */
const isNamed = (words: string, name: string): boolean =>
  words.split(name).some((rest, i) => i > 0 && !/^['’]s\b/.test(rest))

/**
 * The day on which the paragraph before says that the same person spoke: "…, Foreign Minister Tove Halvane said on Tuesday". What is
 * told in `said`, the contents of all statements, is no such day.
 */
export function fromNamed(
  document: Document,
  { statement, paragraph }: Saying,
  occasions: ReadonlyMap<number, readonly Occasion[]>,
  said: readonly Span[],
  isNow: () => boolean,
): StatementDate | null {
  const before = occasions.get(paragraph - 1)?.slice(-mostTold)
  if (!before || statement.speaker === null || isNow()) return null
  const named = lastName(document, statement)
  const name = named ?? statement.speaker?.name?.split(' ').at(-1) ?? null
  if (name === null || !/^\p{Lu}/u.test(name)) return null
  const tells = ({ span, sentence, value, clause }: Occasion): boolean => {
    if (coversOffset(said, span[0])) return false
    const words = sentenceText(document, sentence)
    return (
      clause === null &&
      (value?.length ?? 0) > (named === null ? 7 : 4) &&
      isNamed(words, name) &&
      sayingVerb.test(words)
    )
  }
  const told = before.findLast((one) => one.value?.length === 10 && tells(one)) ?? before.findLast(tells)
  return told ? inheritedFrom(told) : null
}
