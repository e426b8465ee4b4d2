import { loadAnalyzer } from '../src/library/analyzer.ts'
import { compare, type Timing } from './compare.ts'
import { compromisePass } from './peers/compromise.ts'
import { winkPass } from './peers/wink.ts'

const rounds = 5

/** The whole analysis beside compromise's and wink-nlp's own full pass over the same texts, in words a second. */
export function analysisBench(texts: readonly string[]): Timing[] {
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
  const over = (pass: (text: string) => unknown) => () => {
    for (const text of texts) pass(text)
    return words
  }
  const analyze = loadAnalyzer()
  const blank = { title: null, author: null, source: null, url: null, published: null, language: 'en', tags: [] }
  return compare(
    [
      { name: 'compromise', run: over(compromisePass) },
      { name: 'wink-nlp', run: over(winkPass) },
      { name: 'this project', run: over((text) => analyze({ ...blank, id: 'bench', text })) },
    ],
    rounds,
  )
}
