import { describe, expect, it } from 'vitest'
import { withContinued } from '../../../src/analysis/attribution/continued.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import type { Span } from '../../../src/analysis/types.ts'

/** The contents after continuing, of statements given by their contents and cues. */
function contents(text: string, ...statements: { says: string[]; cue: string }[]): string[][] {
  const span = (words: string): Span => {
    const at = text.indexOf(words)
    expect(at).toBeGreaterThanOrEqual(0)
    return [at, at + words.length]
  }
  const given = statements.map(({ says, cue }) => ({ content: says.map(span), cue: [span(cue)], source: [] }))
  return withContinued(readDocument(text), given).map(({ content }) => content.map((part) => text.slice(...part)))
}

describe('quotations that go on', () => {
  it('does not take an answer for the words of who writes', () => {
    const text = '“Tell me,” I said.\n\n“It was dark.”'
    const [said, writer] = [text.indexOf('said'), text.indexOf('I said')]
    const statement = { content: [[0, 10]], cue: [[said, said + 4]], source: [[writer, writer + 1]] } as const
    expect(withContinued(readDocument(text), [statement])).toEqual([statement])
  })

  it('gives a paragraph that is all quotation to the statement quoted before it, and the next one too', () => {
    const text = '“The ferry is late,” Vell said.\n\n“It was late before.”\n\n“And it will be late again.”\n\nHe left.'
    expect(contents(text, { says: ['“The ferry is late,”'], cue: 'said' })).toEqual([
      ['“The ferry is late,”', '“It was late before.”\n\n“And it will be late again.”'],
    ])
  })

  it('goes on over marks left open, in straight marks and after a question too', () => {
    const text = 'Vell: "Who is late?\n\n"The ferry is.\n\n"It was before."'
    expect(contents(text, { says: ['"Who is late?'], cue: ':' })).toEqual([
      ['"Who is late?\n\n"The ferry is.\n\n"It was before."'],
    ])
  })

  it('takes the statement that quotes last', () => {
    const text = '“No,” said Oku. “We have no money,” Vell said.\n\n“We never had any.”'
    expect(
      contents(text, { says: ['“No,”'], cue: 'said Oku' }, { says: ['“We have no money,”'], cue: 'Vell said' }),
    ).toEqual([['“No,”'], ['“We have no money,”', '“We never had any.”']])
  })

  it.each([
    ['somebody else is named', '“It is late,” Vell said.\n\n“It is not,” Oku replied.', ['“It is late,”'], 'said'],
    ['a question was asked', '“Is it late?” Vell asked.\n\n“It is.”', ['“Is it late?”'], 'asked'],
    [
      'the paragraph has words of its own',
      '“It is late,” Vell said.\n\n“It is,” all agree.',
      ['“It is late,”'],
      'said',
    ],
    ['nothing was quoted before', 'Vell said it was late.\n\n“It is always late.”', ['it was late'], 'said'],
    ['a paragraph stands between', '“It is late,” Vell said.\n\nHe left.\n\n“It is.”', ['“It is late,”'], 'said'],
  ])('leaves it alone where %s', (_why, text, says, cue) => {
    const others = text.includes('replied') ? [{ says: ['“It is not,”'], cue: 'replied' }] : []
    expect(contents(text, { says, cue }, ...others)[0]).toEqual(says)
  })
})
