import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { determiners, isAged, role, sentenceOf, word } from './role-words.ts'

/** Verbs for what somebody is at the head of, and, only in a clause about him, for what else is somebody's work. */
const heading = /^(?:chairs|heads|directs|presides)$/
const working = /^(?:leads|runs|edits|manages|teaches|lectures|represents|oversees|commands)$/

/** Whether a role is told by such a verb: "chairs the Orlen Growers' Union". */
export function isByHeadVerb(role: string): boolean {
  const verb = role.split(' ', 1)[0]?.toLowerCase() ?? ''
  return role !== verb && (heading.test(verb) || working.test(verb))
}

const ends =
  /^(?:[,.;:()“”"!?–—]|-{2,}|and|but|or|who|which|that|when|while|where|because|before|after|since|until|as|said|says|told|tells|has|had|have|is|was|will|would|can|could)$/

/** Longest such phrase, in tokens. */
const longest = 14

/**
 * "Ines Varga, 61, who |chairs the Orlen Growers' Union|, said", "Ines Varga |heads the bank's legal office|": what the text says that
 * somebody is at the head of or does, in its own words. `end` is the token past the name.
 */
export function roleByHeadVerb(document: Document, end: number): EntityRole | null {
  const after = word(document, end) === ',' && isAged(document, end) ? end + 2 : end
  const inClause = word(document, after) === ',' && word(document, after + 1) === 'who'
  const verb = inClause ? after + 2 : end
  const isWork = heading.test(word(document, verb)) || (inClause && working.test(word(document, verb)))
  if (!isWork) return null
  const last = Math.min(sentenceOf(document, end)?.endToken ?? verb, verb + longest)
  let stop = verb + 1
  while (stop < last && !ends.test(word(document, stop))) stop++
  // "heads the union that …" is cut short
  if (/^(?:that|which|who)$/.test(word(document, stop))) return null
  const object = word(document, verb) === 'presides' && word(document, verb + 1) === 'over' ? verb + 2 : verb + 1
  const isNamed = document.tokens.slice(object, stop).some(({ text }) => /^\p{Lu}/u.test(text))
  const tells = isNamed || (inClause && determiners.has(word(document, object)))
  return stop > object + 1 && tells ? role(document, verb, stop) : null
}
