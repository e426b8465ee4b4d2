import type { Token } from './tokens.ts'

interface SentenceRange {
  readonly start: number
  readonly end: number
  readonly firstToken: number
  readonly endToken: number
}

/** Words that a full stop follows without ending the sentence, lower case, without the stop. */
const abbreviations = new Set(
  (
    'mr mrs ms dr prof rev revd hon sr jr st gen col lt maj capt sgt cmdr adm gov sen sens rep reps pres dep amb supt ' +
    'brig insp cllr ald cpl messrs mme mlle ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'vs etc eg ie cf al ca no nos vol pp fig art sec ch approx est dept univ assn bros inc corp co ltd plc ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa ' +
    'tenn tex va vt wash wis wyo mt ft ave blvd rd'
  ).split(' '),
)

/** Abbreviations that may as well end a sentence: a capital after them decides, unless a name follows a title. */
const mayEnd = new Set('etc inc corp co ltd plc jr sr al ave blvd rd a.m p.m'.split(' '))

/** The last characters of all tokens that may end a sentence. */
const stops: ReadonlySet<number> = new Set(Array.from('.!?…。！？', (mark) => mark.charCodeAt(0)))

const terminal = /^(?:[.!?…。！？]|\.{2,})$/u
const closing = /^(?:["”’'»)\]}]|'')$/u
const opening = /^(?:["“‘'«„([{]|``)$/u
const startsUpper = /^[\p{Lu}\p{Lt}\p{N}]|^[\p{Lo}]/u
const startsLower = /^\p{Ll}/u

/** Parts the tokens from `first` to `end` (exclusive; one paragraph) into sentences that leave no token out. */
export function findSentences(text: string, tokens: readonly Token[], first: number, end: number): SentenceRange[] {
  const sentences: SentenceRange[] = []
  let from = first
  const close = (to: number): void => {
    const head = tokens[from]
    const tail = tokens[to - 1]
    if (head && tail && to > from) {
      sentences.push({ start: head.start, end: tail.end, firstToken: from, endToken: to })
    }
    from = to
  }
  for (let i = first; i < end; i++) {
    const token = tokens[i]
    if (!token || !stops.has(text.charCodeAt(token.end - 1)) || !endsSentence(tokens, i, first)) continue
    let next = i + 1
    while (next < end && isClosing(text, tokens, next)) next++
    if (next >= end) break
    if (startsSentence(text, tokens, i, next, end)) {
      close(next)
      i = next - 1
    }
  }
  close(end)
  return sentences
}

function endsSentence(tokens: readonly Token[], at: number, first: number): boolean {
  const text = tokens[at]?.text ?? ''
  if (/^(?:\p{Lu}\.){2,}$/u.test(text)) return true
  if (!terminal.test(text)) return false
  if (text !== '.' || at === first) return true
  const before = tokens[at - 1]
  if (!before || before.end !== tokens[at]?.start) return true
  return !(
    isInitial(before.text) ||
    (abbreviations.has(before.text.toLowerCase()) && !mayEnd.has(before.text.toLowerCase()))
  )
}

/** "J." is an initial; "I." ends a sentence more often than it opens a name. */
function isInitial(word: string): boolean {
  return /^\p{Lu}$/u.test(word) && word !== 'I'
}

/** A mark that closes what the sentence opened: it touches the token before it and nothing after it. */
function isClosing(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (!token || !before || !closing.test(token.text) || before.end !== token.start) return false
  return !/["']/u.test(token.text) || token.end >= text.length || !/[\p{L}\p{N}]/u.test(text.charAt(token.end))
}

function startsSentence(text: string, tokens: readonly Token[], stop: number, next: number, end: number): boolean {
  const first = tokens[next]
  const before = tokens[next - 1]
  if (!first || !before || first.start === before.end) return false
  let word = next
  while (word < end && opening.test(tokens[word]?.text ?? '')) word++
  const head = tokens[word]?.text ?? ''
  if (startsLower.test(head)) return false
  const stopText = tokens[stop]?.text ?? ''
  if (/^(?:\p{Lu}\.){2,}$/u.test(stopText)) return sentenceOpeners.has(head)
  if (stopText === '.' && next === stop + 1 && mayEnd.has((tokens[stop - 1]?.text ?? '').toLowerCase())) {
    return sentenceOpeners.has(head)
  }
  if (/^[-–—•*]/u.test(head)) return /[.!?]/u.test(stopText)
  return startsUpper.test(head) || word > next || /[!?.]/u.test(stopText) || text.charAt(first.start) === '@'
}

/** Words that open a sentence after "U.S." or "Inc." and are no part of a name. */
const sentenceOpeners = new Set(
  (
    'The A An In On At But And He She It They We I This That These Those His Her Its Their There Here If When While ' +
    'As For After Before However Meanwhile Since Although Yet So What Who Why How Not No Some Many Most All Both Each'
  ).split(' '),
)
