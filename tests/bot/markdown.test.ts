import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainMarkdown } from '../../src/bot/plain-text.ts'
import { cut, escapeMarkdown, labelText, link, oneLine, quoteText } from '../../src/bot/views/markdown.ts'
import { hostile } from './hostile.ts'

describe('escaping', () => {
  it.each([
    ['*stars* and _lines_', '\\*stars\\* and \\_lines\\_'],
    ['a `code` ||secret|| ~~gone~~', 'a \\`code\\` \\|\\|secret\\|\\| \\~\\~gone\\~\\~'],
    ['@everyone <@123> <#4>', '\\@everyone \\<\\@123\\> \\<\\#4\\>'],
    ['[text](https://example.org)', '\\[text\\](https\\://example.org)'],
    ['# heading', '\\# heading'],
    ['-# small', '\\-\\# small'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    [':smile: at 10:30', '\\:smile: at 10:30'],
  ])('takes the meaning out of %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })

  it('leaves any line readable as it was', () => {
    fc.assert(
      fc.property(hostile.map(oneLine), (text) => {
        expect(plainMarkdown(escapeMarkdown(text), 'en')).toBe(text)
      }),
      { seed: 7 },
    )
  })
})

describe('cutting', () => {
  it('ends at a word and says that there was more', () => {
    expect(cut('the ferry was late again', 16)).toBe('the ferry was…')
    expect(cut('the ferry was late', 18)).toBe('the ferry was late')
  })

  it('cuts a word that is longer than the whole room', () => {
    expect(cut('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`)
  })

  it('leaves no half of a surrogate pair', () => {
    expect(cut('𝒳𝒳𝒳𝒳', 6)).toBe('𝒳𝒳…')
  })

  it('keeps within the room, escapes counted', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 2, max: 300 }), (text, most) => {
        expect(quoteText(text, most).length).toBeLessThanOrEqual(most)
        expect(labelText(text, most).length).toBeGreaterThan(0)
      }),
      { seed: 7 },
    )
  })

  it('drops characters that would turn the text after them', () => {
    expect(oneLine('a\u202Eb\u2066c\u0007d')).toBe('abcd')
  })
})

describe('a link', () => {
  it('is made of a web address only', () => {
    expect(link('A [title]', 'https://example.org/a_(b)', 50)).toBe('[A \\[title\\]](https://example.org/a%5F%28b%29)')
    expect(link('title', 'javascript:alert(1)', 50)).toBe('title')
    expect(link('title', null, 50)).toBe('title')
  })
})
