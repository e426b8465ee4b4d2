import { isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import { UserError } from '../../user-error.ts'
import type { DeckRow } from './decks.ts'

/**
 * The items of a JSON list, each with the line on which it begins. Throws UserError with the line where the text is no
 * JSON, and where it is no list.
 */
export function readJsonRows(text: string): readonly DeckRow[] {
  const values = parseJson(text)
  if (!Array.isArray(values)) throw new UserError('deck.json', 'Line 1: a deck is a list of questions, in [ and ].')
  const lines = linesOfItems(text)
  return values.map((value: unknown, at) => ({ line: lines[at] ?? 1, value }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // V8 says the line where it stands in the text; where the text ends too early, it does not.
    const line = / \(line (\d+) /.exec(error.message)?.[1] ?? text.trimEnd().split('\n').length
    throw new UserError(
      'deck.json',
      `Line ${line}: this is no JSON. A comma, a bracket or a quotation mark may be missing.`,
    )
  }
}

/** YAML 1.2 takes all JSON and, unlike JSON.parse, keeps where each value stood. */
function linesOfItems(text: string): readonly number[] {
  const lines = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter: lines, schema: 'json', uniqueKeys: false })
  if (!isSeq(contents)) return []
  return contents.items.map((item) => lines.linePos((isNode(item) && item.range?.[0]) || 0).line)
}
