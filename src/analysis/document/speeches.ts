import type { Document } from './document.ts'

/** Where a text says that it is a speech in its giver's own words. */
export interface SpeechHeading {
  readonly paragraph: number
  /** Offset at which the words begin that say whose it is. */
  readonly giver: number
}

/** Longest heading of a speech, in UTF-16 code units, and how many paragraphs from the top it may stand. */
const longest = 200
const firstParagraphs = 3

/** "Full text of the address by", "Opening remarks of". */
const speech =
  /^(?:[\p{L}’'-]+\s){0,4}(?:address|speech|remarks|statement|lecture|keynote|testimony|sermon|eulogy|message|greetings)\b[^.:?!“”"]{0,60}?\s(?:by|of|from)\s/iu

/** The heading of a text that is a speech: "Remarks by Foreign Minister Tomas Oku at Selm"; null where it has none. */
export function headingOfSpeech({ paragraphs, text }: Pick<Document, 'paragraphs' | 'text'>): SpeechHeading | null {
  for (const [paragraph, { start, end }] of paragraphs.slice(0, firstParagraphs).entries()) {
    const opens = end - start > longest ? null : speech.exec(text.slice(start, end))
    if (opens) return { paragraph, giver: start + opens[0].length }
  }
  return null
}
