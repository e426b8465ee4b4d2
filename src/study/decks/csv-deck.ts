import { CsvError, type Info, parse } from 'csv-parse/sync'
import { UserError } from '../../user-error.ts'
import type { DeckRow } from './decks.ts'

const COLUMNS: readonly string[] = ['question', 'right', 'wrong 1', 'wrong 2', 'wrong 3', 'wrong 4', 'why', 'source']

/**
 * The rows of a CSV file (RFC 4180; commas, semicolons or tabs) whose first line names the columns, in any order.
 * Throws UserError with the line for a column that is unknown or missing and for quotation marks that do not match.
 */
export function readCsvRows(text: string): readonly DeckRow[] {
  const [head, ...records] = parseRecords(text)
  if (!head) return []
  const columns = head.cells.map((cell) => cell.trim().toLowerCase())
  const unknown = columns.find((column) => !COLUMNS.includes(column))
  if (unknown !== undefined) {
    throw new UserError('deck.columns', `Line 1: “${unknown}” is no column of a deck. Columns: ${COLUMNS.join(', ')}.`)
  }
  const missing = ['question', 'right', 'wrong 1'].find((column) => !columns.includes(column))
  if (missing !== undefined) throw new UserError('deck.columns', `Line 1: the column “${missing}” is missing.`)
  const wrongColumns = COLUMNS.filter((column) => column.startsWith('wrong'))
  return records.map(({ line, cells }) => {
    const cell = (column: string) => cells[columns.indexOf(column)]?.trim() || undefined
    const wrong = wrongColumns.flatMap((column) => cell(column) ?? [])
    return {
      line,
      value: { question: cell('question'), right: cell('right'), wrong, why: cell('why'), source: cell('source') },
    }
  })
}

interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** The one that stands in the first line: no column's name holds one. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/\r|\n|$/))
  return ['\t', ';'].find((delimiter) => head.includes(delimiter)) ?? ','
}

function parseRecords(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = []
  let next = 1
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      // `lines` counts those read up to the end of the record; a quoted cell may run over several.
      on_record: (cells: string[], { lines }: Info) => {
        records.push({ line: lines - cells.join('').split('\n').length + 1, cells })
        next = lines + 1
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UserError('deck.csv', `Line ${next}: the quotation marks of this line do not match.`)
  }
  return records
}
