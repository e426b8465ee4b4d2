import { type Document, paragraphAt } from '../document/document.ts'
import { type Questions, questionsOf } from '../document/interviews.ts'
import type { Entity, Span } from '../types.ts'
import type { Named } from './gender.ts'
import { namedIn } from './source-names.ts'

/** The two of an interview that is printed with "Q:" and "A:"; null where the text does not tell. */
export interface Interview {
  readonly asks: Entity | null
  readonly answers: Entity | null
}

const label = /^(Q|A|Question|Answer)\s*[:.]/gim

/** Reads who asks and who answers from what stands before the first "Q:"; nobody where there are not both labels. */
export function readInterview(document: Document, named: readonly Named[], author: Entity | null): Interview {
  const labels = [...document.text.matchAll(label)]
  const initials = new Set(labels.map((match) => match[1]?.charAt(0).toUpperCase()))
  const first = labels[0]?.index
  if (first === undefined || initials.size < 2) return { asks: null, answers: null }
  const people = namedIn(named, [0, first]).filter(({ entity }) => entity.type === 'person')
  const asks = people.find(({ span }) => isPartner(document, span))?.entity ?? author
  const answers = people.find(({ entity }) => entity !== asks)?.entity ?? null
  return { asks, answers }
}

/** "She spoke to X", "interviewed by Gazette reporter X". */
function isPartner(document: Document, [start]: Span): boolean {
  const before = document.text.slice(Math.max(0, start - 80), start)
  return partnerBefore.test(before)
}

const partnerBefore =
  /(?:\b(?:spoke|talked|speaks|talks|sat down)\s+(?:to|with)|\binterviewed by|\btold)\s+(?:our\s+\p{L}+\s+|(?:[\p{L}’'-]+\s+){0,4}(?:reporter|correspondent|editor|writer|journalist|columnist|host|presenter),?\s+)?$/iu

/** An interview that is printed without labels: its questions, and who the two are. */
export interface UnlabelledInterview extends Interview {
  readonly questions: Questions
}

/**
 * Reads an interview without labels: who answers is named in what stands before the first question. Null where the text is no
 * such interview, or could mean several people.
 */
export function readUnlabelled(
  document: Document,
  named: readonly Named[],
  author: Entity | null,
): UnlabelledInterview | null {
  const questions = questionsOf(document)
  if (!questions) return null
  const opening = document.paragraphs[questions.first]?.start ?? 0
  const people = namedIn(named, [0, opening]).filter(({ entity }) => entity.type === 'person')
  const asker = people.find(({ span }) => isPartner(document, span))?.entity ?? author
  const others = people.filter(({ entity }) => entity !== asker)
  const answers = others[0]?.entity ?? null
  const counts = new Map<Entity | null, number>()
  for (const { entity } of others) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  const rival = [...counts].some(([entity, count]) => entity !== answers && count >= (counts.get(answers) ?? 0))
  const opens =
    answers !== null &&
    paragraphAt(document, others[0]?.span[0] ?? 0) === paragraphAt(document, document.sentences[0]?.start ?? 0)
  return answers === null || (rival && !opens) ? null : { asks: asker, answers, questions }
}

/** Whom "I" or "you" at an offset of such an interview means; null before its first question and for other words. */
export function partner(document: Document, interview: UnlabelledInterview, words: string, at: number): Entity | null {
  const paragraph = paragraphAt(document, at)
  if (paragraph < interview.questions.first) return null
  const asking = interview.questions.at.has(paragraph)
  if (/^I$/.test(words)) return asking ? interview.asks : interview.answers
  return asking && /^you$/i.test(words) ? interview.answers : null
}

/** Who a label that is a single letter or word of an interview means. */
export function interviewee({ asks, answers }: Interview, words: string): Entity | null {
  if (/^(?:q|question)$/i.test(words)) return asks
  return /^(?:a|answer)$/i.test(words) ? answers : null
}
