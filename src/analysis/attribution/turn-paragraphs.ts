import { type Document, quotationAround } from '../document/document.ts'
import type { Span } from '../types.ts'

/** What is said is in sentences; a figure or a headline after a colon is not. */
export const endsSentence = /[.?!…—-]["'”’)\]]*\s*$/u

/** Paragraphs at most that do not show that somebody is speaking, before one that does. */
const mostSilent = 3

/** Words of somebody who speaks to somebody. */
const spoken = /(?<![\p{L}\p{M}])(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our)(?![\p{L}\p{M}])/gu

/** Those that no editor's note has, either. */
const spokenOfOneself = /(?<![\p{L}\p{M}])(?:I|[Mm]y|me)(?![\p{L}\p{M}])/gu

/** "(Applause)", "[Laughter.]", "…": what stands in a record beside what is said. */
const direction = /^(?:[([].*[)\]]\.?|\P{L}*)$/su

/**
 * The words of a turn, with the paragraphs after its first that it goes on in: up to the last that speaks of "me" or to
 * "you" outside quotation marks, and what stands before that. `name` is the last word of the label, `first` its paragraph,
 * `next` that of the next label; after the last label (null) each paragraph has to speak of "me".
 */
export function withParagraphs(
  document: Pick<Document, 'text' | 'paragraphs' | 'quotations'>,
  { words, name, first }: { readonly words: Span; readonly name: string; readonly first: number },
  next: number | null,
): Span[] {
  const spans = [words]
  const said = document.text.slice(...words)
  if (isHeadline(said) && !tellsName(said, name)) return spans
  let silent = 0
  let start: number | null = words[0]
  for (let p = first + 1; p < (next ?? document.paragraphs.length); p++) {
    const { start: from, end } = document.paragraphs[p] ?? { start: 0, end: 0 }
    const text = document.text.slice(from, end)
    if (direction.test(text)) {
      start = null
      continue
    }
    if (!endsSentence.test(text)) break
    start ??= from
    if (!speaks(document, from, text, next === null ? spokenOfOneself : spoken)) {
      silent++
      if (next === null || silent > mostSilent) break
      continue
    }
    silent = 0
    if (start === spans.at(-1)?.[0]) spans.pop()
    spans.push([start, end])
  }
  return spans
}

/** Whether somebody speaks of "me" in a span, and not in quotation marks. */
export const speaksOfOneself = (document: Pick<Document, 'text' | 'quotations'>, [start, end]: Span): boolean =>
  speaks(document, start, document.text.slice(start, end), spokenOfOneself)

/** Whether a text that starts at an offset has one of the words, and not in quotation marks. */
function speaks(document: Pick<Document, 'quotations'>, from: number, text: string, words: RegExp): boolean {
  return [...text.matchAll(words)].some(
    ({ 0: word, index }) => !quotationAround(document, [from + index, from + index + word.length]),
  )
}

/** Fewest capitals of a headline. */
const fewestCapitals = 3

/** Whether all long words have capitals, as in a headline that opens with a name and a colon. */
function isHeadline(words: string): boolean {
  if (/(?<![\p{L}\p{M}’'-])\p{Ll}{4}/u.test(words)) return false
  return (words.match(/(?<![\p{L}\p{M}])\p{Lu}\p{L}{3}/gu)?.length ?? 0) >= fewestCapitals
}

/** "Dr VASK: |Henrik Vask, State Engineer.|": somebody who is asked for the name. */
const tellsName = (words: string, name: string): boolean =>
  words
    .toUpperCase()
    .split(/[^\p{L}\p{M}’'-]+/u)
    .includes(name)
