import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetsQuotation, readDocument } from '../../src/analysis/document/document.ts'

const sentencesOf = (text: string): string[] =>
  readDocument(text).sentences.map(({ start, end }) => text.slice(start, end))
const paragraphsOf = (text: string): string[] =>
  readDocument(text).paragraphs.map(({ start, end }) => text.slice(start, end))
const tokensOf = (text: string): string[] => readDocument(text).tokens.map((token) => token.text)
const quotationsOf = (text: string): string[] =>
  readDocument(text).quotations.map(({ start, end }) => text.slice(start, end))

describe('paragraphs', () => {
  it('are parted by blank lines', () => {
    expect(paragraphsOf('One.\n\nTwo.\r\n\r\nThree.')).toEqual(['One.', 'Two.', 'Three.'])
  })

  it('are parted by single line breaks where lines are not wrapped', () => {
    expect(paragraphsOf('A heading\nThe text.')).toEqual(['A heading', 'The text.'])
  })

  it('run over the line breaks of a hard-wrapped text', () => {
    const line = 'the ministers of the four coastal provinces met on Monday in Veld'
    expect(paragraphsOf(`${line}\n${line}\n${line}\n${line}.\n\nNext.`)).toHaveLength(2)
  })
})

describe('sentences', () => {
  it('do not end at an abbreviated title or an initial', () => {
    expect(sentencesOf('Dr. Ines K. Varga spoke. Mr. Oku left.')).toEqual(['Dr. Ines K. Varga spoke.', 'Mr. Oku left.'])
  })

  it('take the closing quotation mark with them', () => {
    expect(sentencesOf('“We agreed.” He left.')).toEqual(['“We agreed.”', 'He left.'])
  })

  it('go on after a question inside quotation marks', () => {
    expect(sentencesOf('“Why now?” she asked.')).toEqual(['“Why now?” she asked.'])
  })

  it('do not end inside "U.S. troops"', () => {
    expect(sentencesOf('U.S. Senators met. The vote failed.')).toEqual(['U.S. Senators met.', 'The vote failed.'])
  })
})

describe('tokens', () => {
  it('keep the possessive apart and contractions whole', () => {
    expect(tokensOf("Veld’s don't O'Hara")).toEqual(['Veld', '’s', "don't", "O'Hara"])
  })

  it('keep numbers whole and hyphens apart', () => {
    expect(tokensOf('220,000 pro-union')).toEqual(['220,000', 'pro', '-', 'union'])
  })
})

describe('quotations', () => {
  it('are found in curly, straight, low and angle marks', () => {
    const text = '“a” "b" „c“ «d» ``e\'\''
    expect(quotationsOf(text)).toEqual(['“a”', '"b"', '„c“', '«d»', "``e''"])
  })

  it('run to the end of the paragraph where the mark stays open', () => {
    const [quotation] = readDocument('“It goes on.\n\n“And on.”').quotations
    expect(quotation).toMatchObject({ start: 0, end: 12, closed: false })
  })

  it('are in single marks where no double ones stand outside these', () => {
    const text =
      '‘I don’t sail,’ he said. ‘She said “never” to the workers’ boats.’ It was ‘a leaky boat’ to Lind’s men.'
    expect(quotationsOf(text)).toEqual([
      '‘I don’t sail,’',
      '‘She said “never” to the workers’ boats.’',
      '‘a leaky boat’',
    ])
    expect(quotationsOf("'It's late now,' he said of the ministers' cars.")).toEqual(["'It's late now,'"])
    expect(quotationsOf('‘We sailed here.\n\n‘And we stay here.’')).toEqual(['‘We sailed here.', '‘And we stay here.’'])
    const answer = '‘We sail here,’ he said. ‘We always did.'
    expect(quotationsOf(`${answer}\n\n‘And we stay.’`)).toEqual([
      '‘We sail here,’',
      '‘We always did.',
      '‘And we stay.’',
    ])
    expect(quotationsOf(`${answer}\n\nHe left.`)).toEqual(['‘We sail here,’'])
  })

  it('are in double marks where single ones hold no clause or stand within them', () => {
    expect(quotationsOf('He said “never say ‘I do not sail,’ boy” and left.')).toEqual([
      '“never say ‘I do not sail,’ boy”',
    ])
    expect(quotationsOf('The ‘old guard’ of the ’90s said “no”.')).toEqual(['“no”'])
    expect(quotationsOf("The ministers' cars and the workers' boats in 'Rock 'n' Roll' Street.")).toEqual([])
  })
})

describe('a span', () => {
  it('meets a quotation that it shares a character with', () => {
    const document = readDocument('Ah, “no” or “yes”?')
    const meets = (start: number, end: number) => meetsQuotation(document, [start, end])
    expect([meets(0, 4), meets(8, 12), meets(0, 5), meets(7, 9), meets(5, 6), meets(0, 18)]).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ])
  })
})

describe('for any text', () => {
  it('the parts lie in it, in order, and cover every mark that is no white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const document = readDocument(text)
        let end = 0
        for (const token of document.tokens) {
          expect(text.slice(end, token.start).trim()).toBe('')
          expect(text.slice(token.start, token.end)).toBe(token.text)
          end = token.end
        }
        expect(text.slice(end).trim()).toBe('')
        expect(document.sentences.reduce((sum, s) => sum + s.endToken - s.firstToken, 0)).toBe(document.tokens.length)
      }),
    )
  })
})
