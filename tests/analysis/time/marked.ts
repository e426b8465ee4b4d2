import { readDocument } from '../../../src/analysis/document/document.ts'
import { dateStatements, findTimex } from '../../../src/analysis/time/time.ts'
import type { PublicationDate, Span } from '../../../src/analysis/types.ts'

export const given: PublicationDate = { value: '2022-06-10', basis: 'given' }

/** Content in [..], source in <..>, cue in {..}; returns "value basis words" of each statement, which ends at a "|". */
export function date(marked: string, published: PublicationDate = given): string[] {
  let text = ''
  const statements: { content: Span[]; source: Span[]; cue: Span[] }[] = [{ content: [], source: [], cue: [] }]
  const opened: number[] = []
  for (const char of marked) {
    const statement = statements.at(-1)
    const field = { ']': 'content', '>': 'source', '}': 'cue' }[char] as 'content' | 'source' | 'cue' | undefined
    if (char === '|') statements.push({ content: [], source: [], cue: [] })
    else if ('[<{'.includes(char)) opened.push(text.length)
    else if (field) statement?.[field].push([opened.pop() ?? 0, text.length])
    else text += char
  }
  const document = readDocument(text)
  const timex = findTimex(document, published.value)
  return dateStatements(document, timex, statements, published).map(({ value, basis, span }) =>
    [value ?? 'none', basis, ...(span ? [text.slice(...span)] : [])].join(' '),
  )
}
