import { expect, it } from 'vitest'
import { nameBeforeAside } from '../../../src/analysis/attribution/asides.ts'
import { readTokens } from '../../../src/analysis/attribution/passages.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { encodeWordClasses, parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'
import { WordForms } from '../../../src/analysis/sequence/word-forms.ts'

const none = {
  hashes: new Uint32Array(0),
  fine: new Uint16Array(0),
  middle: new Uint16Array(0),
  coarse: new Uint16Array(0),
}
const words = new WordForms(parseWordClasses(encodeWordClasses(none)))

/** The subject of a cue word in a text of one sentence, or null. */
function subjectOf(cue: string, text: string): string | null {
  const document = readDocument(text)
  const run = nameBeforeAside(
    document,
    readTokens(document, words, []),
    document.tokens.findIndex((token) => token.text === cue),
  )
  if (!run) return null
  return text.slice(document.tokens[run[0]]?.start, document.tokens[run[1] - 1]?.end)
}

it.each([
  ['an aside', 'On May 3, Harbour Minister Ilse Marendaal, in a speech on Monday, noted that it would rain.'],
  ['an aside that ends in a title', 'Ilse Marendaal, in the film “The Long Fence, Part 2,” noted that it would rain.'],
])('takes the name before %s', (_name, text) => {
  expect(subjectOf('noted', text)).toMatch(/Ilse Marendaal$/)
})

it.each([
  ['the cue follows no comma', 'Ilse Marendaal noted that it would rain.'],
  ['something else than a name stands before the aside', 'The old minister, in a speech, noted that it would rain.'],
  ['a single capital stands before it, as where a sentence begins', 'Later, in a speech, noted experts said so.'],
  ['the comma is in a quotation', 'He read “Ilse Marendaal, in short”, noted the time and left.'],
])('takes none where %s', (_name, text) => {
  expect(subjectOf('noted', text)).toBeNull()
})
