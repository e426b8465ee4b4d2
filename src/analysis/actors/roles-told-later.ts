import { type Document, quotationAround, sentenceAt } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import { tokenAt } from '../document/tokens.ts'
import type { Entity, EntityRole, Span } from '../types.ts'
import { indexBy } from './index-by.ts'
import { tokensOf } from './name-edges.ts'
import { hasOthers, headFrom, longest, roleToldBefore } from './role-before-name.ts'
import { roleByCopula } from './role-by-verb.ts'
import { roleOfExample } from './role-of-example.ts'
import { firstHead, isKin, isOffice, role, word } from './role-words.ts'

/**
 * The entities, with roles for people who have none at their names: whom they are examples of ("retired sailors like Orm"), or what
 * the next sentence goes on about them with, where it can mean nobody else ("Orm climbs the tower every day. The retired sailor
 * is 71."; "She is the warden of the bridge.").
 */
export function withRolesToldLater(
  document: Document,
  entities: readonly Entity[],
  persons: readonly Span[],
): Entity[] {
  const known = indexOfRoles(entities)
  return entities.map((entity) => {
    if (entity.type !== 'person') return entity
    const before = roleToldBefore(document, entity, persons)
    if (before && !hasRole(known, before.text)) return { ...entity, roles: [before, ...entity.roles] }
    if (entity.roles.length > 0) return entity
    const told = roleToldLater(document, entity, known, persons)
    return told === null ? entity : { ...entity, roles: [told] }
  })
}

function roleToldLater(
  document: Document,
  { mentions }: Entity,
  known: RoleIndex,
  persons: readonly Span[],
): EntityRole | null {
  for (const mention of mentions) {
    const example = roleOfExample(document, tokensOf(document, mention).first)
    if (example) return example
    const at = sentenceAt(document, mention[0])
    const [here, next] = [document.sentences[at], document.sentences[at + 1]]
    if (!here || quotationAround(document, mention)) continue
    if (hasOthers(persons, [here.start, here.end], mention)) continue
    const within = toldWithin(document, tokenAt(document.tokens, mention[1]), here.endToken)
    if (within && !hasRole(known, within.text)) return within
    if (!next || next.paragraph !== here.paragraph) continue
    const pronoun = pronounOf(document, next.firstToken, persons)
    const told =
      pronoun === null
        ? describedBy(document, next.firstToken, persons)
        : (roleByCopula(document, pronoun + 1) ?? openingOf(document, next.firstToken, pronoun))
    if (told && !hasRole(known, told.text)) return told
  }
  return null
}

/** Longest phrase before the subject of a sentence, in tokens. */
const longestOpening = 8

/** "|She| is", "An engineer by training, |she| is": the token of the pronoun that is the sentence's subject; null where there is none. */
function pronounOf(document: Document, first: number, persons: readonly Span[]): number | null {
  for (let at = first; at < first + longestOpening; at++) {
    const token = document.tokens[at]
    if (!token || coversOffset(persons, token.start) || /^[.;:“”"()]/u.test(token.text)) return null
    if (/^(?:she|he)$/.test(word(document, at))) return at === first || word(document, at - 1) === ',' ? at : null
  }
  return null
}

/** "A |retired physics teacher|, she has trained them": what a sentence opens with before its pronoun. */
function openingOf(document: Document, first: number, pronoun: number): EntityRole | null {
  const isPhrase = /^an?$/.test(word(document, first)) && word(document, pronoun - 1) === ','
  const head = isPhrase ? firstHead(document, first + 1, pronoun - 1) : null
  return head === null || isKin(document, first + 1, head) ? null : role(document, first + 1, pronoun - 1)
}

/** What a pronoun of the same sentence is: "When I met Orm, |she had been governor for a week|." Only an office counts. */
function toldWithin(document: Document, from: number, end: number): EntityRole | null {
  for (let at = from; at < end; at++) {
    const token = document.tokens[at]
    if (!token || !/^(?:she|he)$/.test(word(document, at)) || /^(?:if|whether|unless)$/.test(word(document, at - 1)))
      continue
    if (quotationAround(document, [token.start, token.end])) continue
    const told = roleByCopula(document, at + 1)
    return told && isOffice(told.text) ? told : null
  }
  return null
}

/**
 * "The |Hungarian entomologist| is": an article, one word at least that describes, and a noun for an office or occupation;
 * or an office with what it is of, "The |warden of the Long Bridge| has".
 */
function describedBy(document: Document, first: number, persons: readonly Span[]): EntityRole | null {
  if (word(document, first) !== 'the') return null
  const head = headFrom(document, first + 1)
  if (head === null) return null
  const next = document.tokens[head + 1]
  const end = next?.text === 'of' ? endOfOffice(document, head + 2, persons) : null
  if (end !== null) return role(document, first + 1, end)
  if (head === first + 1 || !next || isKin(document, first + 1, head)) return null
  const follows = next.text === ',' ? document.tokens[head + 2] : next
  if (/^(?:of|for|'s|’s|')$/.test(next.text) || (follows && coversOffset(persons, follows.start))) return null
  return role(document, first + 1, pastHome(document, head + 1))
}

/** "The senator |from North Orlen|": past where somebody is from. */
function pastHome({ tokens }: Document, at: number): number {
  if (tokens[at]?.text !== 'from') return at
  let end = at + 1
  while (end < at + longest && /^\p{Lu}\p{L}/u.test(tokens[end]?.text ?? '')) end++
  return end > at + 1 ? end : at
}

/** Longest name of what an office is of, in tokens. */
const longestCharge = 8

/** Past the name of what an office is of, where an auxiliary follows; null where other words do. */
function endOfOffice(document: Document, from: number, persons: readonly Span[]): number | null {
  let at = word(document, from) === 'the' ? from + 1 : from
  const first = at
  for (; at < from + longestCharge; at++) {
    const token = document.tokens[at]
    if (!token || coversOffset(persons, token.start)) return null
    if (/^(?:has|had|is|was|will|would)$/.test(token.text)) return at > first ? at : null
    if (!/^(?:\p{Lu}|of$|for$|and$|the$|-$)/u.test(token.text)) return null
  }
  return null
}

/** The words of each role of a text that is told at a name, by each of its words. */
type RoleIndex = ReadonlyMap<string, readonly ReadonlySet<string>[]>

function indexOfRoles(entities: readonly Entity[]): RoleIndex {
  const texts = new Set(entities.flatMap(({ roles }) => roles.map(({ text }) => text.toLowerCase())))
  const words = [...texts].map((text) => new Set(text.split(/[\s-]+/u)))
  return indexBy(words, (own) => own)
}

/** Whether a role of the text has all words of the wanted one. */
function hasRole(known: RoleIndex, wanted: string): boolean {
  const words = wanted.toLowerCase().split(' ')
  const candidates = words.map((part) => known.get(part) ?? [])
  const fewest = candidates.reduce((least, list) => (list.length < least.length ? list : least))
  return fewest.some((role) => words.every((part) => role.has(part)))
}
