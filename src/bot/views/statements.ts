import type { Statement } from '../../analysis/types.ts'
import type { ActorHeader, StatementHit, WhoSaidAnswer, WhoSaidQuery } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count, range } from './counts.ts'
import { statementDate } from './dates.ts'
import { accents, button, type Choice, message, row, section, select, separator, text } from './layout.ts'
import { bold, cut, heading, link, oneLine, quoteText, small } from './markdown.ts'

/** Statements a page: four stay within Discord's 4,000 characters however long each is. */
export const pageSize = 4

/** How the statements shown were asked for, and under what argument the question is known to the buttons. */
export interface StatementsPage {
  readonly query: WhoSaidQuery
  readonly packed: string
  readonly locale: string
}

type Statements = Extract<WhoSaidAnswer, { kind: 'statements' }>

/** One page of statements: the words first, then who, when, and what each rests on. */
export function statementsView(answer: Statements, page: StatementsPage): Message {
  const blocks = answer.hits.flatMap((hit, i) => {
    const before = answer.hits[i - 1]
    return [separator, statementBlock(hit, before ?? null, answer.speaker === null, page.locale)]
  })
  return message(accents.statements, [
    text(...header(answer, page)),
    ...blocks,
    separator,
    text(small(position(answer, page))),
    row(...pagingButtons(answer, page)),
    row(jumpSelect(answer, page)),
  ])
}

function header({ speaker, total, articles }: Statements, { query, locale }: StatementsPage): string[] {
  const of = `${count(total, 'statement', 'statements', locale)} in ${count(articles, 'article', 'articles', locale)}`
  const about = query.about === undefined ? '' : ` about “${quoteText(query.about, 80)}”`
  if (!speaker) return [heading(of + about)]
  return [heading(quoteText(speaker.name, 100)), quoteText(speaker.role ?? '', 120), small(of + about)]
}

/** The statement with its button; `before` is the statement above it, whose article need not be named again. */
export function statementBlock(hit: StatementHit, before: StatementHit | null, withSpeaker: boolean, locale: string) {
  const { article } = hit
  const place = before?.article.id === article.id ? 'same article' : link(article.title, article.url, 60, 160)
  const facts = [
    withSpeaker ? null : certainty(hit.confidence),
    statementDate(hit.date, locale),
    kindOf(hit),
    ...correctedWords(hit),
    `${place}, ¶${hit.paragraph}`,
  ].filter((fact) => fact !== null)
  return section(
    [statementWords(hit, 340), withSpeaker ? said(hit) : null, small(facts.join(' · '))],
    button('Context', componentId('context', hit.id)),
  )
}

/** Quotation marks stand in the words of a quotation; an indirect statement has none, and `kindWords` says whose they are. */
export function statementWords(hit: StatementHit, most: number): string {
  return quoteText(joinWords(hit.words, hit.kind), most)
}

/**
 * The parts of a statement as one line. What the article puts in its own words is shown without the "that" which
 * ties it to its sentence.
 */
export function joinWords(parts: readonly string[], kind: StatementHit['kind']): string {
  const words = parts.map((part) => part.replace(sentenceComma, '$1')).join(' … ')
  return kind === 'direct' ? words : words.replace(/^that\s+/u, '')
}

/** The words of a statement, as its article's text has them. */
export function wordsOf({ content, kind }: Statement, text: string): string {
  return joinWords(
    content.map((span) => text.slice(...span)),
    kind,
  )
}

/** A comma at the end, also before the quotation mark: it is the sentence's around the words, not theirs. */
const sentenceComma = /,\s*([”"’'»“]?)$/u

export const kindWords: Readonly<Record<StatementHit['kind'], string>> = {
  direct: 'direct',
  indirect: "in the article's words",
  mixed: "in the article's words, in part quoted",
}

/** That a moderator put something of the statement right, where its date does not say so already. */
export const correctedWords = ({ corrected, date }: StatementHit): readonly string[] =>
  corrected && date.basis !== 'corrected' ? ['corrected by a moderator'] : []

/** Cues that only say that something was said. */
const plainCues =
  /^(?:(?:has|have|had|also)\s+)*(?:said|says?|saying|told|tells?|stated?|states|stating|added|adds|adding|noted|notes|wrote|writes|according to|:)?$/iu

/**
 * The cue of what the article puts in its own words, where it says more than that something was said: what somebody
 * rejects or doubts is not what they hold. Null for quotations and plain cues.
 */
export function tellingCue(kind: StatementHit['kind'], cueWords: string): string | null {
  const cue = oneLine(cueWords)
  return kind === 'direct' || plainCues.test(cue) ? null : quoteText(cue, 30)
}

/** "direct", "in the article's words: rejected". */
function kindOf({ kind, cueWords }: StatementHit): string {
  const cue = tellingCue(kind, cueWords)
  return cue === null ? kindWords[kind] : `${kindWords[kind]}: ${cue}`
}

/** Who said it, as sure as we are, with the role that the text gives. */
export function said({ speaker, sourceWords, confidence }: StatementHit): string {
  const hedge = certaintyWords(confidence)
  const by = hedge === null ? '' : `${hedge} `
  if (speaker) {
    const role = speaker.role === null ? '' : `, ${quoteText(speaker.role, 70)}`
    return `${by}${bold(quoteText(speaker.name, 80))}${role}`
  }
  return sourceWords === ''
    ? 'speaker not named'
    : `${by}${quoteText(sourceWords, 100)} (as the article names the source)`
}

/** As `said`, without the role. */
export function saidBriefly({ speaker, sourceWords, confidence }: StatementHit): string {
  const hedge = certaintyWords(confidence) ?? 'said by'
  if (speaker) return `${hedge} ${bold(quoteText(speaker.name, 50))}`
  return sourceWords === '' ? 'speaker not named' : `${hedge} ${quoteText(sourceWords, 50)}`
}

function certainty(confidence: number): string | null {
  const words = certaintyWords(confidence)
  return words === null ? null : `${words} this speaker`
}

/** Calibrated confidence in words; null where it needs none. */
function certaintyWords(confidence: number): string | null {
  if (confidence >= 0.75) return null
  return confidence >= 0.5 ? 'probably said by' : 'perhaps said by'
}

function position({ total, hits }: Statements, { query, locale }: StatementsPage): string {
  const shown = range(query.offset + 1, query.offset + hits.length, total, locale)
  const order = query.order === 'newest' ? ', newest first' : query.order === 'oldest' ? ', oldest first' : ''
  return `${shown}${query.onlyDirect ? ', only quotations' : ''}${order}`
}

function pagingButtons({ total, hits }: Statements, page: StatementsPage) {
  const { query } = page
  const last = query.offset + hits.length
  const nextOrder = query.order === 'oldest' ? 'newest' : 'oldest'
  const several = total > hits.length
  return [
    several
      ? button('◀', pageId(page, 'previous', { offset: Math.max(0, query.offset - pageSize) }), query.offset === 0)
      : null,
    several ? button('▶', pageId(page, 'next', { offset: last }), last >= total) : null,
    button(
      query.onlyDirect ? 'All statements' : 'Only quotations',
      pageId(page, 'direct', { offset: 0, onlyDirect: !query.onlyDirect }),
    ),
    total > 1
      ? button(
          nextOrder === 'oldest' ? 'Oldest first' : 'Newest first',
          pageId(page, 'order', { offset: 0, order: nextOrder }),
        )
      : null,
  ]
}

/** Pages to jump to, where there are more than two: all of them, or 25 spread over the whole. */
function jumpSelect({ total }: Statements, page: StatementsPage) {
  const pages = Math.ceil(total / pageSize)
  if (pages <= 2) return null
  const number = new Intl.NumberFormat(page.locale)
  const current = Math.floor(page.query.offset / pageSize)
  const shown = Math.min(pages, 25)
  const choices = Array.from({ length: shown }, (_, i): Choice => {
    const index = shown === pages ? i : Math.round((i * (pages - 1)) / (shown - 1))
    return {
      label: `Page ${number.format(index + 1)} of ${number.format(pages)}`,
      value: String(index * pageSize),
      chosen: index === current,
    }
  })
  return select(pageId(page, 'jump', {}), 'Go to a page', choices)
}

/** The id of a button that shows other statements of the same question. `via` keeps ids in one message apart. */
function pageId({ query, packed }: StatementsPage, via: string, change: Partial<WhoSaidQuery>): string {
  const { offset, onlyDirect, order } = { ...query, ...change }
  return componentId('said', via, String(offset), onlyDirect ? 'direct' : 'all', order ?? 'relevance', packed)
}

/** Two or more people fit the name: asks which. */
export function whichView(candidates: readonly ActorHeader[], packed: string, typed: string): Message {
  const choices = candidates.flatMap((actor) => actorChoice(actor))
  return message(accents.statements, [
    text(heading(`Which “${quoteText(typed, 100)}”?`), 'More than one speaker fits that name.'),
    row(select(componentId('which', packed), 'Choose a speaker', choices)),
  ])
}

function actorChoice({ id, name, role }: ActorHeader): Choice[] {
  return id.length > 100 ? [] : [{ label: name, value: id, description: role }]
}

type Nobody = Extract<WhoSaidAnswer, { kind: 'nobody' }>

/** Nobody of that name speaks: the nearest names as buttons, and what others say on the words. */
export function nobodyView({ nearest, onTopic }: Nobody, page: StatementsPage): Message {
  const typed = quoteText(page.query.speaker ?? '', 100)
  const names = nearest
    .slice(0, 5)
    .map((actor, i) => button(actor.name, componentId('speaker', String(i), actor.id, page.packed)))
  const blocks = onTopic.slice(0, 3).map((hit, i, hits) => statementBlock(hit, hits[i - 1] ?? null, true, page.locale))
  return message(accents.notice, [
    text(
      `No speaker called “${typed}” in these articles.`,
      names.length > 0 ? 'Did you mean:' : 'Try another spelling, or the words that were said with the option about.',
    ),
    row(...names),
    blocks.length > 0 ? separator : null,
    blocks.length > 0 ? text(bold('What others say on it')) : null,
    ...blocks,
  ])
}

/** The question was understood and nothing fits; says what was asked, so that it can be widened. */
export function nothingView({ query, packed, locale }: StatementsPage): Message {
  const conditions = [
    query.speaker === undefined ? null : 'by this speaker',
    query.about === undefined ? null : `about “${cut(query.about, 100)}”`,
    query.from === undefined ? null : `from ${query.from}`,
    query.to === undefined ? null : `to ${query.to}`,
    query.article === undefined ? null : 'in this article',
    query.onlyDirect ? 'that is a quotation' : null,
  ].filter((condition) => condition !== null)
  const widen =
    query.from !== undefined || query.to !== undefined
      ? 'Statements without a date are left out while from or to is set.'
      : 'Try fewer or other words.'
  return message(accents.notice, [
    text(quoteText(`No statement ${conditions.join(', ')}.`.replace(' .', '.'), 1000), widen),
    row(
      query.onlyDirect
        ? button('All statements', pageId({ query, packed, locale }, 'direct', { offset: 0, onlyDirect: false }))
        : null,
    ),
  ])
}
