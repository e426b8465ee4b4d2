import { firstDay, mayBeSame } from '../../alliances/partial-date.ts'
import { mixedWords } from './membership-questions.ts'
import { pick, shuffled } from './random.ts'
import type { Draw, Question, QuotedStatement } from './types.ts'
import { inWords } from './wording.ts'

/** Shorter quotations give too little to go by; longer ones do not fit above the buttons. */
const LEAST_LETTERS = 40
const MOST_LETTERS = 600

/** "Who said: “…”?" Null where the corpus has no such quotation, or too few speakers. */
export function askSaid(draw: Draw): Question | null {
  const statement = pick(draw.random, draw.asked.filter(isAskable))
  if (!statement) return null
  const sayers = new Set(sameWords(draw, statement).map(({ speaker }) => speaker))
  const others = new Set([...draw.statements.map(({ speaker }) => speaker), ...draw.speakers])
  const wrong = shuffled(draw.random, [...others])
    .filter((speaker) => !mayBeOnePerson(speaker, statement.speaker))
    .slice(0, 3)
  if (sayers.size > 1 || wrong.length < 2) return null
  return {
    kind: 'said',
    prompt: `Who said this? ${statement.words}`,
    ...mixedWords(draw, statement.speaker, wrong),
    why: `${statement.speaker}, in “${statement.article.title}”.`,
    ...grounds(draw, statement, `said/${statement.id}`),
  }
}

/** "When was this said?" Null where the corpus has no such quotation, or too few days. */
export function askWhen(draw: Draw): Question | null {
  const isDated = ({ date }: QuotedStatement) => date !== null
  const dated = draw.statements.filter(isDated)
  const statement = pick(draw.random, draw.asked.filter(isDated).filter(isAskable))
  if (!statement?.date) return null
  const { date } = statement
  if (sameWords(draw, statement).some((other) => other.date !== date)) return null
  const days = [...new Set(dated.flatMap((other) => other.date ?? []))]
  const wrong: string[] = []
  for (const day of shuffled(draw.random, days)) {
    if (wrong.length < 3 && [date, ...wrong].every((taken) => !mayBeSame(taken, day))) wrong.push(day)
  }
  if (wrong.length < 2) return null
  return {
    kind: 'when',
    prompt: `When did ${statement.speaker} say this? ${statement.words}`,
    ...mixedWords(draw, inWords(date), wrong.map(inWords)),
    why: `${statement.speaker}, ${inWords(date)}, in “${statement.article.title}”.`,
    ...grounds(draw, statement, `when/${statement.id}`),
  }
}

/** A quotation that names its own speaker would give the answer away. */
function isAskable({ words, speaker }: QuotedStatement): boolean {
  const name = speaker.split(' ').at(-1) ?? speaker
  return words.length >= LEAST_LETTERS && words.length <= MOST_LETTERS && !words.includes(name)
}

/** Articles name people in full, by surname or with a title: a name that shares a word may be the same person. */
function mayBeOnePerson(one: string, other: string): boolean {
  const words = (name: string) =>
    new Set(
      name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .filter((word) => word.length > 2),
    )
  return !words(one).isDisjointFrom(words(other))
}

function sameWords(draw: Draw, statement: QuotedStatement): readonly QuotedStatement[] {
  return draw.statements.filter(({ words }) => words === statement.words)
}

function grounds(
  draw: Draw,
  { article, date }: QuotedStatement,
  key: string,
): Pick<Question, 'alliance' | 'source' | 'date' | 'url' | 'key'> {
  const day = firstDay(date ?? article.published ?? draw.reference.alliances[0]?.asOf ?? '')
  return { alliance: null, source: article.title, date: day, url: article.url, key }
}
