import { describe, expect, it } from 'vitest'
import {
  asksInHeading,
  findTagged,
  hasScareQuote,
  isTitleOfWork,
  namesOnly,
  withoutConnective,
} from '../../../src/analysis/attribution/quoted.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import type { Span } from '../../../src/analysis/types.ts'

function taggedIn(text: string): string[][] {
  return findTagged(readDocument(text)).map(({ quotation, source, cue }) =>
    [quotation, source, cue].map(([start, end]) => text.slice(start, end)),
  )
}

describe('a quotation that ends in its speaker and verb', () => {
  it('is found with both, also over several sentences', () => {
    expect(taggedIn('“We waited. We will wait,” Varga said.')).toEqual([
      ['“We waited. We will wait,”', 'Varga', 'said'],
    ])
    expect(taggedIn('"No," she replied, and left.')).toEqual([['"No,"', 'she', 'replied']])
  })

  it('needs the comma before the mark, one verb, and the end of the clause', () => {
    expect(taggedIn('The “open border” Varga wants is shut.')).toEqual([])
    expect(taggedIn('“Northern Light,” Varga and Oku lost.')).toEqual([])
    expect(taggedIn('“Northern Light,” Varga painted it in Veld.')).toEqual([])
  })
})

describe('a content of names only', () => {
  const verdict = (text: string, content: string): boolean => {
    const at = text.indexOf(content)
    const span: Span = [at, at + content.length]
    return namesOnly(readDocument(text), [span])
  }

  it('is a title or a label in quotation marks', () => {
    expect(verdict('She praised the film “The Long Fence” at once.', 'the film “The Long Fence”')).toBe(true)
    expect(verdict('They dream of the “Greater Veld.”', 'the “Greater Veld.”')).toBe(true)
  })

  it('is no sentence, quoted or not', () => {
    expect(verdict('He said “Veld will wait for Oster” today.', '“Veld will wait for Oster”')).toBe(false)
    expect(verdict('He said that the road is shut.', 'that the road is shut')).toBe(false)
  })
})

describe('the title of a work', () => {
  const verdict = (text: string, content: string): boolean => {
    const at = text.indexOf(content)
    return isTitleOfWork(readDocument(text), [[at, at + content.length]])
  }

  it('is told by the noun before it, within the content or without', () => {
    const text = 'Varga, in an interview for the film “Veld Allies – 30 Years on Guard,” noted that all is well.'
    expect(verdict(text, 'the film “Veld Allies – 30 Years on Guard,”')).toBe(true)
    expect(verdict(text, '“Veld Allies – 30 Years on Guard,”')).toBe(true)
    expect(verdict('She wrote a book called “The Long Fence” there.', '“The Long Fence”')).toBe(true)
  })

  it('is no sentence that a book or report has, and none without such a noun', () => {
    expect(verdict('He wrote in the report “Veld will wait for Oster” then.', '“Veld will wait for Oster”')).toBe(false)
    expect(verdict('They shouted “Long Live Veld” then.', '“Long Live Veld”')).toBe(false)
  })
})

describe('a scare quote', () => {
  const verdict = (text: string): boolean => hasScareQuote(readDocument(text), [[0, text.length]])

  it('is a few quoted words amid others', () => {
    expect(verdict('the sale that “tied” Veld to it')).toBe(true)
    expect(verdict('the sale “that tied Veld to Oster for years”')).toBe(false)
    expect(verdict('“Never.”')).toBe(false)
  })
})

describe('what belongs to the narrator', () => {
  it('is the word that links a quotation', () => {
    const document = readDocument('Therefore, “the Union should act,” Varga said.')
    expect(withoutConnective(document, [[0, 10]])).toEqual([[2, 10]])
    const indirect = readDocument('Therefore, the Union should act, Varga said.')
    expect(withoutConnective(indirect, [[0, 6]])).toEqual([[0, 6]])
  })

  it('is a heading that asks', () => {
    const text = 'Does Kestria Intend to Leave the Pact?\n\nDoes Kestria intend to stay? Varga asks.'
    const document = readDocument(text)
    const asks = (words: string, from = 0): boolean => {
      const at = text.indexOf(words, from)
      return asksInHeading(document, { content: [[at, at + words.length]] })
    }
    expect(asks('to Leave the Pact')).toBe(true)
    expect(asks('Does Kestria intend to stay?')).toBe(false)
  })
})
