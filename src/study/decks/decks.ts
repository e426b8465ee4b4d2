import { z } from 'zod'
import { UserError } from '../../user-error.ts'
import { type Random, shuffled } from '../questions/random.ts'
import type { Question } from '../questions/types.ts'
import { readCsvRows } from './csv-deck.ts'
import { readJsonRows } from './json-deck.ts'

/** A row of an upload before it is checked, with the line on which it begins (from 1). */
export interface DeckRow {
  readonly line: number
  readonly value: unknown
}

/** Discord's limit for the words on a button. */
const LONGEST_CHOICE = 80
const LONGEST_PROMPT = 300
const LONGEST_NOTE = 500
const MOST_QUESTIONS = 500
/** Errors shown at a time: enough to mend a file in one go, few enough to read. */
const ERRORS_SHOWN = 10

const words = (longest: number) =>
  z.string({ error: 'is missing' }).trim().min(1, 'is empty').max(longest, `is longer than ${longest} characters`)

const deckRow = z.strictObject({
  question: words(LONGEST_PROMPT),
  right: words(LONGEST_CHOICE),
  wrong: z
    .array(words(LONGEST_CHOICE), { error: 'wants a list of wrong answers' })
    .min(1, 'needs one wrong answer at least')
    .max(4, 'takes four wrong answers at most'),
  why: words(LONGEST_NOTE).optional(),
  source: words(LONGEST_NOTE).optional(),
})

export type DeckQuestion = z.infer<typeof deckRow>

/** A deck as the store keeps it. */
export const storedDeck = z.strictObject({
  /** The ISO day of the upload. */
  date: z.string(),
  questions: z.array(deckRow),
})

/**
 * The questions of an uploaded deck, by the end of its file name: `.csv` with the columns question, right, wrong 1 …
 * wrong 4, why, source; or `.json`, a list of objects with question, right, wrong (a list), why, source. Throws UserError
 * that names every line that is wrong.
 */
export function readDeck(fileName: string, text: string): readonly DeckQuestion[] {
  const rows = rowsOf(fileName, text.replace(/^\uFEFF/, ''))
  if (rows.length === 0) throw new UserError('deck.empty', `${fileName} holds no question.`)
  if (rows.length > MOST_QUESTIONS) {
    throw new UserError('deck.too-long', `${fileName} holds ${rows.length} questions; a deck takes ${MOST_QUESTIONS}.`)
  }
  const seen = new Map<string, number>()
  const problems: string[] = []
  const questions: DeckQuestion[] = []
  for (const { line, value } of rows) {
    const result = deckRow.safeParse(value)
    const found = result.success ? problemsOf(result.data, line, seen) : result.error.issues.map(inWords)
    problems.push(...found.map((problem) => `Line ${line}: ${problem}.`))
    if (result.success) questions.push(result.data)
  }
  if (problems.length > 0) throw new UserError('deck.lines', listed(problems))
  return questions
}

function rowsOf(fileName: string, text: string): readonly DeckRow[] {
  if (/\.csv$/i.test(fileName)) return readCsvRows(text)
  if (/\.json$/i.test(fileName)) return readJsonRows(text)
  throw new UserError('deck.format', `A deck is a .csv or a .json file, not ${fileName}.`)
}

function problemsOf({ question, right, wrong }: DeckQuestion, line: number, seen: Map<string, number>): string[] {
  const problems: string[] = []
  const earlier = seen.get(question.toLowerCase())
  if (earlier !== undefined) problems.push(`the same question stands on line ${earlier}`)
  else seen.set(question.toLowerCase(), line)
  const choices = [right, ...wrong].map((choice) => choice.toLowerCase())
  if (new Set(choices).size < choices.length) problems.push('two of the answers are the same')
  return problems
}

function inWords({ path, message, code, ...issue }: z.core.$ZodIssue): string {
  if (code === 'unrecognized_keys' && 'keys' in issue) return `“${issue.keys.join('”, “')}” is no field of a question`
  const field = path[0] === 'wrong' && typeof path[1] === 'number' ? `wrong ${path[1] + 1}` : path.join(' ')
  return field === '' ? 'this is no question' : `“${field}” ${message}`
}

function listed(problems: readonly string[]): string {
  const more = problems.length - ERRORS_SHOWN
  const rest = more > 0 ? [`… and ${more} more.`] : []
  return [...problems.slice(0, ERRORS_SHOWN), ...rest].join('\n')
}

/** A question of a deck as rounds ask it, its answers in random order; `date` is the ISO day of the upload. */
export function deckQuestion(
  deck: { readonly name: string; readonly date: string },
  { question, right, wrong, why, source }: DeckQuestion,
  random: Random,
): Question {
  const choices = shuffled(random, [right, ...wrong])
  return {
    kind: 'deck',
    alliance: null,
    prompt: question,
    choices,
    answer: choices.indexOf(right),
    why: why ?? `${right}.`,
    source: source ?? deck.name,
    date: deck.date,
    url: null,
    key: `deck/${deck.name}/${question}`,
  }
}
