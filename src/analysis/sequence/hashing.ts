/**
 * Feature hashing: a feature is a 32-bit number made from a template's number and the hashes of the values in it, so
 * that no string is built while a text is read. Hashes are signed: the engine keeps such numbers as they are, and would
 * put those above 2^31 into a box on the heap. Where order matters, in files and in tables, they count as unsigned.
 */

/** FNV-1a over UTF-16 code units from `start` to `end` (exclusive). */
export function hashText(text: string, start = 0, end = text.length): number {
  return finish(extend(emptyText, text, start, end))
}

/** What a hash is made of before its first code unit. */
export const emptyText = 0x811c9dc5

/** Goes on with a hash that is not finished by the code units of a text; `finish` makes it the hash of all so far. */
export function extend(unfinished: number, text: string, start = 0, end = text.length): number {
  let hash = unfinished
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** A hash of two hashes, in that order. */
export function combine(first: number, second: number): number {
  return finish(Math.imul(first, 0x9e3779b1) + Math.imul(second ^ 0x5bd1e995, 0x85ebca6b))
}

/** MurmurHash3's finaliser: every input bit reaches every output bit, so a table may be addressed by the top bits. */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
