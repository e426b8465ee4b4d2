import { readDocument } from '../../src/analysis/document/document.ts'
import { type Lesson, labelRuns, type NamedText } from './articles.ts'

/** One in so many sentences of a text also stands as a headline. */
const every = 6
const longest = 14

/**
 * A lesson in headlines: the text with some short sentences in the capitals of a title, of which only these are learned
 * from. Otherwise a capital means a name nearly everywhere in the newswire, which headlines and headings do not keep to.
 */
export function headlinesOf(text: NamedText): Lesson {
  const { sentences, tokens } = readDocument(text.text)
  const chosen = sentences.filter(
    ({ firstToken, endToken }, at) => at % every === 1 && endToken - firstToken > 3 && endToken - firstToken <= longest,
  )
  const parts: string[] = []
  let at = 0
  for (const { firstToken, endToken } of chosen) {
    for (const token of tokens.slice(firstToken, endToken)) {
      parts.push(text.text.slice(at, token.start), capitalised(token.text))
      at = token.end
    }
  }
  const document = readDocument(parts.join('') + text.text.slice(at))
  const starts = new Set(chosen.map(({ start }) => start))
  const runs = document.sentences
    .filter(({ start }) => starts.has(start))
    .map(({ firstToken, endToken }): [number, number] => [firstToken, endToken])
  return { document, runs: labelRuns(document, text.entities, runs) }
}

const smallWords = new Set('a an and as at but by for from in of on or the to with'.split(' '))

/** As a headline has it; a letter whose capital is longer, as that of "ß", stays as it is. */
function capitalised(word: string): string {
  const first = word.charAt(0).toUpperCase()
  return smallWords.has(word) || first.length !== 1 ? word : first + word.slice(1)
}
