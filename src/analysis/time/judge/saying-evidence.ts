import { slice } from '../../document/document.ts'
import { coversOffset } from '../../document/spans.ts'
import {
  isEarlier,
  isPerfect,
  isQuestion,
  isRelative,
  isReply,
  isSaid,
  isToWriter,
  isTurn,
  saysAtTheTime,
} from '../cues.ts'
import { sourceWords } from '../sayings.ts'
import type { Reading, SayingRead } from './reading.ts'
import { bases, far, none, type Row } from './row.ts'

/** Numbers that `writeSaying` writes. */
export const sayingWidth = 57

/** What a saying is, whatever its date: its words, who says it, where it stands, and in what kind of text. */
export function writeSaying(reading: Reading, index: number, row: Row): void {
  const saying = reading.sayings[index]
  if (!saying) return
  writeVerb(reading, saying, row)
  writeSource(reading, saying, row)
  writePlace(reading, saying, index, row)
  writeText(reading, row)
}

function writeVerb({ telling }: Reading, saying: SayingRead, row: Row): void {
  const { document, contents, wordsOfTurns } = telling
  const { statement, at } = saying
  const [cue] = statement.cue
  const verb = cue ? slice(document, cue).toLowerCase() : ''
  const isOfTurn = isTurn(document, statement)
  row.put(saying.isPresent)
  row.put(isPerfect(document, statement))
  row.put(isEarlier(document, statement))
  row.put(isSaid(document, statement))
  row.put(isOfTurn)
  row.put(!isOfTurn && coversOffset(wordsOfTurns, at))
  row.put(coversOffset(contents, at))
  row.put(isToWriter(document, at))
  row.put(isRelative(document, statement))
  row.put(isQuestion(document, statement))
  row.put(isReply(document, saying))
  row.put(saysAtTheTime(document, at))
  row.put(verbs.findIndex((words) => words.test(verb)))
  row.put(verb.length)
  row.put(statement.confidence ?? 1)
  row.put(statement.content.some((content) => /^[“"‘]/.test(slice(document, content))))
}

/** The verb of saying, by what it tells of time. */
const verbs = [
  /\bto \p{Ll}/u,
  /^(?:believes?|thinks?|expects?|wants?|hopes?|fears?|plans?)\b/,
  /^says?\b/,
  /^added\b/,
  /^said\b/,
  /^told\b/,
  /^asked\b/,
  /^(?:announced|warned|promised|pledged|vowed)\b/,
  /^(?:wrote|posted|tweeted)\b/,
  /^(?:called|described|accused|argued|insisted|denied)\b/,
  /^(?:noted|recalled|confirmed|explained)\b/,
  /^according to\b/,
  /ing\b/,
]

function writeSource({ telling: { document }, bySource }: Reading, saying: SayingRead, row: Row): void {
  const words = sourceWords(document, saying.statement.source)
  const named = `${saying.source} ${words}`
  row.put(/^(?:he|she|they|it|we|i)$/i.test(words))
  row.put(words === '')
  row.put(/^(?:I|we)$/.test(words))
  row.put(/\p{Lu}\p{L}+ \p{Lu}\p{L}+/u.test(words))
  row.put(kindsOfSource.findIndex((kind) => kind.test(named)))
  row.put(saying.before < 0)
  row.put(bySource.get(saying.source)?.all.length ?? 0)
  row.put(saying.rank)
}

const kindsOfSource = [
  /^person:/,
  /\b(?:letter|statement|report|indictment|study|review|survey|communiqué|communique|resolution|message|post|article|poll)\b/i,
  /\b(?:officials?|residents?|sources?|people|police|experts?|analysts?|critics|supporters)\b/i,
  /^organisation:/,
]

function writePlace(reading: Reading, saying: SayingRead, index: number, row: Row): void {
  const { telling, sayings, sections } = reading
  const { document } = telling
  const { at, sentence, paragraph } = saying
  const { place, isNarrators, tellsSpeech, tellsGathering, isToAudience, atGathering } = reading.sentence(sentence)
  const previous = sayings[index - 1]
  const before = sayings[saying.before]
  const start = document.sentences[sentence]?.start ?? at
  const opening = document.paragraphs[paragraph]?.start ?? at
  row.put(index)
  row.put(paragraph)
  row.put(paragraph / document.paragraphs.length)
  row.put(paragraph - (sections[paragraph] ?? 0))
  row.put(previous ? paragraph - previous.paragraph : far)
  row.put(previous?.source === saying.source)
  row.put(previous ? bases.indexOf(previous.byRule.basis) : none)
  row.put(sayings[index + 1]?.source === saying.source)
  row.put(before ? paragraph - before.paragraph : far)
  row.put(before ? index - saying.before : far)
  row.put(before ? bases.indexOf(before.byRule.basis) : none)
  row.put(start === opening)
  row.put(at - start)
  row.put(/^[“"‘]/.test(document.text.slice(opening, opening + 1)))
  row.put(turning.test(document.text.slice(opening, opening + 40)))
  row.put(place)
  row.put(isNarrators)
  row.put(tellsSpeech)
  row.put(tellsGathering)
  row.put(saying.near.filter((one) => one.sentence === sentence).length)
  row.put(isToAudience)
  row.put(atGathering)
  row.put(before ? reading.sentence(before.sentence).isToAudience : none)
}

/** Words that lead to another place or time at the begin of a paragraph. */
const turning =
  /^\W?(?:Meanwhile|But|Outside|Elsewhere|Afterwards?|Later|In a|Earlier|Asked|Responding|Speaking|Also|Not everyone)\b/

function writeText(reading: Reading, row: Row): void {
  row.put(reading.sayings.length)
  row.put(reading.turnShare)
  row.put(reading.presentShare)
  row.put(reading.narratorShare)
  row.put(reading.isInterview)
  row.put(reading.sections.at(-1) ?? 0)
  row.put(reading.telling.published?.length ?? 0)
  row.put(reading.occasionDays.size)
  row.put(reading.audienceShare)
  row.put(reading.opensOnGathering)
}
