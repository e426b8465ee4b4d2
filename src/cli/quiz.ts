import './closed-pipe.ts'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { reference } from '../alliances/reference.ts'
import type { Alliance } from '../alliances/types.ts'
import { defaultGuild } from '../library/library.ts'
import { allianceNamed, kindNamed } from '../study/questions/named.ts'
import { makeQuestions } from '../study/questions/questions.ts'
import { quotedStatements, speakersOf } from '../study/questions/quotations.ts'
import { CORPUS_KINDS, type Question, type QuestionKind } from '../study/questions/types.ts'
import { UserError } from '../user-error.ts'
import { openConfiguredLibrary } from './open-library.ts'

/** More than a quiz needs; a library may hold millions. */
const MOST_STATEMENTS = 2000

/**
 * `npm run quiz`: questions as JSON lines, or a quiz to play in the terminal. Questions on articles are asked of the
 * library in the configured data folder, or in `--data DIR`. Exit 2 for options that make no sense.
 */
async function main(): Promise<void> {
  const { json, data, ...options } = readOptions(process.argv.slice(2))
  const asksArticles = data !== undefined || options.kinds.some((kind) => CORPUS_KINDS.includes(kind))
  const corpus = asksArticles ? await readCorpus(data) : { statements: [] }
  const questions = makeQuestions({ reference: reference(), difficulty: 'normal', ...corpus, ...options })
  if (json) {
    process.stdout.write(questions.map((question) => `${JSON.stringify(lineOf(question))}\n`).join(''))
  } else await play(questions)
  if (questions.length < options.count) {
    console.error(`There are only ${questions.length} different questions of this kind.`)
  }
}

async function readCorpus(data: string | undefined) {
  const { library, close } = await openConfiguredLibrary(data)
  try {
    const answer = await library.forGuild(defaultGuild).whoSaid({ offset: 0, limit: MOST_STATEMENTS })
    const hits = answer.kind === 'statements' ? answer.hits : []
    return { statements: quotedStatements(hits), speakers: speakersOf(hits) }
  } finally {
    await close()
  }
}

interface QuizOptions {
  readonly json: boolean
  readonly data: string | undefined
  readonly count: number
  readonly seed: number
  readonly kinds: readonly QuestionKind[]
  readonly alliances: readonly Alliance[]
}

function readOptions(args: readonly string[]): QuizOptions {
  const { values } = parse(args)
  return {
    json: values.json ?? false,
    data: values.data,
    count: wholeNumber('count', values.count ?? '10', 1),
    seed: values.seed === undefined ? Date.now() : wholeNumber('seed', values.seed, 0),
    kinds: (values.kind ?? []).map(kindNamed),
    alliances: (values.alliance ?? []).map((typed) => allianceNamed(reference(), typed)),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean' },
        data: { type: 'string' },
        count: { type: 'string' },
        seed: { type: 'string' },
        kind: { type: 'string', multiple: true },
        alliance: { type: 'string', multiple: true },
      },
    })
  } catch (error) {
    throw new UserError('quiz.options', error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, typed: string, least: number): number {
  const value = Number(typed)
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new UserError('quiz.options', `--${name} wants a whole number from ${least} up, not “${typed}”.`)
}

function lineOf({ kind, alliance, prompt, choices, answer, why, source, date }: Question) {
  return { kind, alliance, prompt, choices, answer, why, source, date }
}

async function play(questions: readonly Question[]): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const lines = terminal[Symbol.asyncIterator]()
  let right = 0
  let asked = 0
  for (const { prompt, choices, answer, why, source } of questions) {
    const list = choices.map((choice, at) => `  ${at + 1}  ${choice}`).join('\n')
    process.stdout.write(`\n${asked + 1} of ${questions.length}  ${prompt}\n${list}\n> `)
    const { value, done } = await lines.next()
    if (done) break
    asked += 1
    const isRight = Number(value) === answer + 1
    if (isRight) right += 1
    process.stdout.write(`${isRight ? 'Right' : `No: ${choices[answer]}`}. ${why} (${source})\n`)
  }
  terminal.close()
  process.stdout.write(`\n${right} of ${asked} right.\n`)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
