import type { Document } from '../document/document.ts'
import type { TokenBeliefs } from './first-pass.ts'
import { outside, type Passage, type TokenTable } from './passages.ts'

/** A possible cue and the tokens among which its source and content are sought. Token indices, ends exclusive. */
export interface CueCandidate {
  readonly first: number
  readonly end: number
  readonly windowFirst: number
  readonly windowEnd: number
  /** Mean probability of its tokens to be in a cue. */
  readonly belief: number
}

/** A run of tokens that the best sequence does not call a cue is still a candidate from this probability on. */
const threshold = 0.04
/** Its tokens are at least this share of its first as probable. */
const steady = 0.3
const beginCue = 3
const insideCue = 4

/** Candidates of a passage in the order of the text; they do not overlap. */
export function findCues(
  document: Document,
  table: TokenTable,
  beliefs: TokenBeliefs,
  passage: Passage,
): CueCandidate[] {
  const cues: CueCandidate[] = []
  const { label, cue } = beliefs
  for (let t = passage.first; t < passage.end; ) {
    const labelled = label[t] === beginCue
    if (!labelled && (cue[t] ?? 0) < threshold) {
      t++
      continue
    }
    let end = t + 1
    while (
      end < passage.end &&
      (labelled
        ? label[end] === insideCue
        : (label[end] ?? 0) !== beginCue && (cue[end] ?? 0) >= Math.max(threshold, steady * (cue[t] ?? 0)))
    )
      end++
    let sum = 0
    for (let i = t; i < end; i++) sum += cue[i] ?? 0
    cues.push({ first: t, end, belief: sum / (end - t), ...windowOf(document, table, passage, t, end) })
    t = end
  }
  return cues
}

/** Tokens to either side at most. */
const reach = 120

/**
 * The cue's sentence, and those before and after it as long as each begins or ends in quotation marks: of the training
 * text's attributions all but six in a thousand lie in these.
 */
export function windowOf(
  document: Document,
  table: TokenTable,
  passage: Pick<Passage, 'first' | 'end'>,
  first: number,
  end: number,
): { windowFirst: number; windowEnd: number } {
  const low = Math.max(passage.first, first - reach)
  const high = Math.min(passage.end, end + reach)
  const own = table.sentence[first] ?? 0
  let before = own
  while (isQuoted(document, table, before - 1) && (document.sentences[before]?.firstToken ?? 0) > low) before--
  let after = table.sentence[end - 1] ?? own
  while (isQuoted(document, table, after + 1) && (document.sentences[after]?.endToken ?? high) < high) after++
  return {
    windowFirst: Math.min(first, Math.max(low, document.sentences[before]?.firstToken ?? low)),
    windowEnd: Math.max(end, Math.min(high, document.sentences[after]?.endToken ?? high)),
  }
}

function isQuoted(document: Document, table: TokenTable, sentence: number): boolean {
  const range = document.sentences[sentence]
  return (
    range !== undefined && (table.quote[range.firstToken] !== outside || table.quote[range.endToken - 1] !== outside)
  )
}
