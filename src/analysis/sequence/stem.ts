/** Common verbs whose forms no ending gives away. */
const irregular: Readonly<Record<string, string>> = {
  said: 'say',
  told: 'tell',
  thought: 'think',
  wrote: 'write',
  written: 'write',
  spoke: 'speak',
  spoken: 'speak',
  knew: 'know',
  known: 'know',
  felt: 'feel',
  meant: 'mean',
  found: 'find',
  heard: 'hear',
  held: 'hold',
  saw: 'see',
  seen: 'see',
  gave: 'give',
  given: 'give',
  took: 'take',
  taken: 'take',
  made: 'make',
  went: 'go',
  gone: 'go',
  came: 'come',
  began: 'begin',
  begun: 'begin',
  swore: 'swear',
  sworn: 'swear',
  sought: 'seek',
  understood: 'understand',
  was: 'be',
  were: 'be',
  is: 'be',
  are: 'be',
  been: 'be',
  being: 'be',
  am: 'be',
  had: 'have',
  has: 'have',
  having: 'have',
  did: 'do',
  does: 'do',
  done: 'do',
  got: 'get',
  gotten: 'get',
  put: 'put',
  read: 'read',
  left: 'leave',
  led: 'lead',
  kept: 'keep',
  drew: 'draw',
  drawn: 'draw',
  sent: 'send',
  laid: 'lay',
  paid: 'pay',
  stood: 'stand',
  brought: 'bring',
}

/**
 * A word without its common English ending, so that the forms of a verb or a noun meet: "announces", "announced" and
 * "announcing" give "announc". Takes and returns lower case. Not a dictionary form.
 */
export function stem(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined
  if (known !== undefined) return trim(known)
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  if (word.endsWith('ing') && word.length > 5) return undouble(word.slice(0, -3))
  if (word.endsWith('ied') || word.endsWith('ies')) return `${word.slice(0, -3)}i`
  if (word.endsWith('ed') && word.length > 4) return undouble(word.slice(0, -2))
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return undouble(word.slice(0, -2))
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return trim(word.slice(0, -1))
  return trim(word)
}

/** "stopp" to "stop": the doubled consonant belongs to the ending. */
function undouble(word: string): string {
  const last = word.at(-1) ?? ''
  return word.at(-2) === last && !/[aeiouls]/.test(last) ? word.slice(0, -1) : trim(word)
}

function trim(word: string): string {
  if (word.endsWith('e') && word.length > 3) return word.slice(0, -1)
  return word.endsWith('y') ? `${word.slice(0, -1)}i` : word
}
