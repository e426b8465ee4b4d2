import { reference } from '../reference.ts'
import type { Reference } from '../types.ts'
import { isHedged, isQuoted } from './hedges.ts'
import { allianceNames, alliancesIn, COUNTRY, type MaskedSentence, masker, namesByNoun } from './mask.ts'
import {
  CLAIM_WORDS,
  type ClaimPattern,
  LEADING_DATE,
  NEXT_ALLIANCE,
  NEXT_COUNTRY,
  NO_SUBJECT,
  NOT_NOW,
  PATTERNS,
} from './patterns.ts'
import { type Assertion, type Judgement, judge } from './verdict.ts'

/** A half-open range of UTF-16 code units. */
type Span = readonly [start: number, end: number]

/** A sentence's claim about a membership, as the analysis object of the contract has it; `span` is the sentence. */
export interface MembershipClaim extends Judgement {
  readonly span: Span
  readonly alliance: string
  readonly country: string
  readonly status: string
  readonly from: string | null
}

export interface ClaimInput {
  readonly text: string
  /** Offsets of the sentences in `text`, in order. */
  readonly sentences: readonly Span[]
  /** When the text was published, as exact as known; null where unknown. */
  readonly published: string | null
}

/** Most of a sentence that is read, in UTF-16 code units: a text may be all one sentence. */
const longestSentence = 2000

/**
 * The claims about memberships in a text, checked against the reference. `unclear` where the sentence hedges, reports or
 * quotes, where its words allow another reading, or where the reference itself is not certain.
 */
export function findClaims({ text, sentences, published }: ClaimInput): MembershipClaim[] {
  const facts = reference()
  const { mask, names } = finderOf(facts)
  const read = sentences.map(([start, end]): Span => [start, Math.min(end, start + longestSentence)])
  const masks = new Masks(mask, text, read)
  const claims: MembershipClaim[] = []
  for (const at of sentencesOfAlliances(text, read, names)) {
    const span = sentences[at] ?? [0, 0]
    if (!CLAIM_WORDS.test(text.slice(...(read[at] ?? span)))) continue
    const { masked, before } = masks.at(at)
    const assertions = assertionsIn(masked, masks.antecedent, before)
    for (const assertion of withoutRepeats(assertions)) {
      const { alliance, country, status, from } = assertion
      const judgement = judge(facts, assertion, published)
      if (judgement) claims.push({ span, alliance, country, status, from, ...judgement })
    }
  }
  return claims
}

/**
 * The sentences that may speak of an alliance, in order: those with a name of one, and the next after each, which may go on
 * about it without a name; so do those that follow, as long as each has "the alliance" or its like. Few texts have any.
 */
function sentencesOfAlliances(text: string, sentences: readonly Span[], names: RegExp): number[] {
  const found: number[] = []
  let goesOn = false
  names.lastIndex = 0
  let name = names.exec(text)
  for (const [at, span] of sentences.entries()) {
    if (!name && !goesOn) break
    while (name && names.lastIndex <= span[0]) name = names.exec(text)
    const named = name !== null && name.index < span[1]
    if (named || goesOn) found.push(at)
    goesOn = named || (goesOn && namesByNoun(text.slice(...span)))
  }
  return found
}

const nothing: MaskedSentence = { text: '', values: [] }

/**
 * The masked sentences of a text, in order, but only those that are asked for and the ones before them that decide what
 * "the alliance" means there: most sentences cannot hold a claim.
 */
class Masks {
  /** The alliance that the sentence before the last one asked for names alone; null where it names several or none. */
  antecedent: string | null = null
  private readonly mask: ReturnType<typeof masker>
  private readonly text: string
  private readonly sentences: readonly Span[]
  private last = -1
  private masked = nothing

  constructor(mask: ReturnType<typeof masker>, text: string, sentences: readonly Span[]) {
    this.mask = mask
    this.text = text
    this.sentences = sentences
  }

  /** The sentence, and the one before it. To be asked for in order. */
  at(wanted: number): { masked: MaskedSentence; before: MaskedSentence } {
    let first = Math.max(this.last + 1, wanted - 1)
    while (first > this.last + 1 && namesByNoun(this.words(first))) first--
    if (first > this.last + 1) this.masked = nothing
    let before = this.masked
    for (let at = first; at <= wanted; at++) {
      before = this.masked
      this.antecedent = onlyOne(alliancesIn(before))
      const sentence = this.words(at)
      const named = this.antecedent ?? (namesByNoun(sentence) ? onlyOne(alliancesIn(this.mask(sentence, null))) : null)
      this.masked = this.mask(sentence, named)
    }
    this.last = wanted
    return { masked: this.masked, before }
  }

  private words(at: number): string {
    return this.text.slice(...(this.sentences[at] ?? [0, 0]))
  }
}

interface Finder {
  readonly mask: ReturnType<typeof masker>
  readonly names: RegExp
}

let cached: { readonly facts: Reference; readonly finder: Finder } | undefined

function finderOf(facts: Reference): Finder {
  if (cached?.facts !== facts) cached = { facts, finder: { mask: masker(facts), names: allianceNames(facts) } }
  return cached.finder
}

function assertionsIn(masked: MaskedSentence, antecedent: string | null, before: MaskedSentence): Assertion[] {
  if (!masked.text.includes(COUNTRY)) return []
  const open = isHedged(masked.text)
  return PATTERNS.flatMap((claim) =>
    [...masked.text.matchAll(claim.pattern)].flatMap((match) => {
      const alliance = tokenValue(masked, match.groups?.a) ?? allianceFor(masked, antecedent)
      const status = statusIn(match.groups?.such ? statusBefore(masked, match.index, before) : statusWords(match))
      if (!alliance || !status) return []
      return assertionsOf(masked, claim, match, { alliance, status, open })
    }),
  )
}

interface Reading {
  readonly alliance: string
  readonly status: string
  readonly open: boolean
}

function assertionsOf(
  masked: MaskedSentence,
  claim: ClaimPattern,
  match: RegExpExecArray,
  reading: Reading,
): Assertion[] {
  const groups = match.groups ?? {}
  const startsWithCountry = match[0].startsWith(COUNTRY)
  const front = masked.text.slice(0, match.index)
  const listed = countriesIn(masked, groups.c)
  const subject = startsWithCountry ? subjectOf(front, groups.c ?? '', listed) : { countries: listed, sure: true }
  const lead = startsWithCountry ? (LEADING_DATE.exec(front)?.groups ?? {}) : {}
  const dates = { ...lead, ...Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined)) }
  const on = tokenValue(masked, dates.d ?? dates.d2)
  const since = tokenValue(masked, dates.since)
  const from = tokenValue(masked, dates.from ?? dates.low)
  const to = tokenValue(masked, dates.e ?? dates.high ?? dates.until)
  const began =
    claim.relation === 'state' && !(claim.relation === 'state' && groups.such) ? (since ?? from) : (since ?? on ?? from)
  const shared = {
    relation: claim.relation,
    status: claim.relation === 'left' ? 'withdrawn' : claim.relation === 'suspended' ? 'suspended' : reading.status,
    founding: /\b(?:founding|founder|original)\b/i.test(groups.s ?? groups.role ?? ''),
    past:
      claim.relation === 'state' && /^(?:was|were|had|held|ed|included|comprised|consisted)/.test(groups.tense ?? ''),
    until: to ?? null,
    sure: subject.sure && !reading.open && !isQuoted(front) && !NOT_NOW.test(front),
    // "Japan joined NATO in condemning …", "left the EU in doubt": without a date the verb may mean another thing.
    weak: claim.weak === true || (/\b(?:joined|entered|left)\b/.test(match[0]) && !began),
  }
  const first = subject.countries.concat(countriesIn(masked, groups.c2)).map((country) => ({
    ...shared,
    ...{
      alliance: reading.alliance,
      country,
      from: began ?? null,
      at: claim.relation === 'state' ? (on ?? null) : null,
    },
  }))
  return claim.relation === 'state' ? first : first.concat(continued(masked, match, first))
}

/** "…, and the EU in 2004" and "…, Sweden in 2024" behind a match. */
function continued(masked: MaskedSentence, match: RegExpExecArray, first: readonly Assertion[]): Assertion[] {
  const result: Assertion[] = []
  let at = match.index + match[0].length
  for (;;) {
    NEXT_ALLIANCE.lastIndex = at
    NEXT_COUNTRY.lastIndex = at
    const alliance = NEXT_ALLIANCE.exec(masked.text)
    const country = alliance ? null : NEXT_COUNTRY.exec(masked.text)
    const next = alliance ?? country
    if (!next) return result
    const from = tokenValue(masked, next.groups?.d) ?? null
    if (alliance) {
      const id = tokenValue(masked, alliance.groups?.a)
      if (id) result.push(...first.map((assertion) => ({ ...assertion, alliance: id, from })))
    } else {
      const [model] = first
      if (model) result.push(...countriesIn(masked, next.groups?.c).map((code) => ({ ...model, country: code, from })))
    }
    at += next[0].length
  }
}

/** The countries that the verb belongs to: all of "A and B", of "A, B" only the last ("After A, B joined"). */
function subjectOf(
  front: string,
  words: string,
  listed: readonly string[],
): { countries: readonly string[]; sure: boolean } {
  const joined = / and |as well as /.test(words) || listed.length === 1
  const barred =
    NO_SUBJECT.test(front) ||
    (listed.length > 1 && /\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|[Uu]ntil|[Oo]nce|[Ww]hen|[Aa]s)(?: the)? $/.test(front))
  const clause = /\b(?:once|when|until|as soon as|so that|that) $/i.test(front)
  return joined
    ? { countries: listed, sure: !barred && !clause }
    : { countries: listed.slice(-1), sure: !/\bexcept /.test(front) }
}

function countriesIn(masked: MaskedSentence, words: string | undefined): string[] {
  const tokens = (words ?? '').matchAll(new RegExp(`${COUNTRY}(\\d+)`, 'g'))
  return [...tokens].flatMap((match) => masked.values[Number(match[1])] ?? [])
}

function tokenValue(masked: MaskedSentence, token: string | undefined): string | undefined {
  return token === undefined ? undefined : masked.values[Number.parseInt(token.slice(1), 10)]
}

function allianceFor(masked: MaskedSentence, antecedent: string | null): string | null {
  return onlyOne(alliancesIn(masked)) ?? (alliancesIn(masked).length === 0 ? antecedent : null)
}

function onlyOne(ids: readonly string[]): string | null {
  return ids.length === 1 ? (ids[0] ?? null) : null
}

function statusWords(match: RegExpExecArray): string {
  return match.groups?.s ?? match.groups?.role ?? 'member'
}

/** What "such" stands for: the nearest status named before it. */
function statusBefore(masked: MaskedSentence, at: number, before: MaskedSentence): string {
  const words = `${before.text} ${masked.text.slice(0, at)}`.match(
    /\b(?:observer|candidate|associate|dialogue partner|member)\b/g,
  )
  return words?.at(-1) ?? ''
}

function statusIn(words: string): string | null {
  return (
    ['associate', 'observer', 'dialogue partner', 'candidate', 'partner', 'member'].find((status) =>
      words.toLowerCase().includes(status),
    ) ?? null
  )
}

/** One assertion a country, alliance and status: the one with a date where one has it. */
function withoutRepeats(assertions: readonly Assertion[]): readonly Assertion[] {
  const kept = new Map<string, Assertion>()
  for (const assertion of assertions) {
    const key = [assertion.alliance, assertion.country, assertion.status].join('/')
    const earlier = kept.get(key)
    const dated = (one: Assertion) =>
      Number(one.from !== null || one.until !== null || one.at !== null) + Number(one.sure) / 2
    if (!earlier || dated(assertion) > dated(earlier)) kept.set(key, assertion)
  }
  return [...kept.values()]
}
