import type { Document } from '../document/document.ts'
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
export function readInterview(document: Document, named: readonly Named[]): Interview {
  const labels = [...document.text.matchAll(label)]
  const initials = new Set(labels.map((match) => match[1]?.charAt(0).toUpperCase()))
  const first = labels[0]?.index
  if (first === undefined || initials.size < 2) return { asks: null, answers: null }
  const people = namedIn(named, [0, first]).filter(({ entity }) => entity.type === 'person')
  const asks = people.find(({ span }) => isPartner(document, span))?.entity ?? null
  const answers = people.find(({ entity }) => entity !== asks)?.entity ?? null
  return { asks, answers }
}

/** "She spoke to X", "interviewed by X". */
function isPartner(document: Document, [start]: Span): boolean {
  const before = document.text.slice(Math.max(0, start - 30), start)
  return /(?:\b(?:spoke|talked|speaks|talks|sat down)\s+(?:to|with)|\binterviewed by|\btold)\s+(?:our\s+\p{L}+\s+)?$/iu.test(
    before,
  )
}

/** Who a label that is a single letter or word of an interview means. */
export function interviewee({ asks, answers }: Interview, words: string): Entity | null {
  if (/^(?:q|question)$/i.test(words)) return asks
  return /^(?:a|answer)$/i.test(words) ? answers : null
}
