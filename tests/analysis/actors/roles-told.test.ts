import { expect, it } from 'vitest'
import { linkEntities } from '../../../src/analysis/actors/actors.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'

/** The roles of Ines Varga, whom the text names. */
function rolesIn(text: string): string[] {
  const at = text.indexOf('Ines Varga')
  const [person] = linkEntities(readDocument(text), [{ span: [at, at + 10], type: 'person' }]).filter(
    ({ name }) => name === 'Ines Varga',
  )
  return person?.roles.map((role) => role.text) ?? []
}

it.each([
  ['The vicar, the Rev Ines Varga, left.', ['vicar', 'Rev']],
  [
    'There was the general secretary of the Fitters’ and Turners’ Union, Ines Varga, and rain.',
    ['general secretary of the Fitters’ and Turners’ Union'],
  ],
  ['Led by counsel to the commission, Mrs Ines Varga, he spoke.', ['counsel to the commission']],
  ['Counsel assisting the coroner, Ines Varga, rose.', ['Counsel assisting the coroner']],
  [
    'The candidate of the Coast List (CL) in Orlen State, Ines Varga, left.',
    ['candidate of the Coast List (CL) in Orlen State'],
  ],
  ['The president of the Coast List (CL), Ines Varga, left.', ['president of the Coast List']],
  ['It was sold to a company, whose director, Ines Varga, left.', ['director']],
  ['It is a study whose lead author, Dr Ines Varga, left.', ['lead author']],
  ['I read the report. Its author, Ines Varga, left.', ['author']],
  ['He met the bank’s chief executive at the time, Ines Varga.', ['bank’s chief executive']],
  ['Ines Varga, 58, is the only physician in the valley.', ['only physician in the valley']],
  ['Ines Varga left. She has been the projectionist here since 1974.', ['projectionist']],
  ['Ines Varga steps down on Thursday as director of the Dam Board.', ['director of the Dam Board']],
  ['When Ines Varga was sworn in last May as president of Velden, it rained.', ['president of Velden']],
  ['When Ines Varga was sworn in as president of Velden last August, it rained.', ['president of Velden']],
  ['“No,” said Ines Varga, R.N., president of the Dam Board.', ['president of the Dam Board']],
  ['On Monday, Veldian Defence Minister Colonel General Ines Varga left.', ['Veldian Defence Minister']],
  ['Chief operating officer Ines Varga left.', ['Chief operating officer']],
  ['His assistant is Ines Varga, who is sixty.', ['assistant']],
  ['The winner is Ines Varga, who is sixty.', []],
  ['A pump mechanic called Ines Varga told me so.', ['pump mechanic']],
  ['A carpet dealer who gave her name only as Ines Varga left.', ['carpet dealer']],
  ['A wine grower by the name of Ines Varga left.', ['wine grower']],
  ['Her friend, antiques dealer Ines Varga, left.', ['antiques dealer']],
  ['It was Ines Varga, a lawyer with two rooms above a shop, who left.', ['lawyer']],
  ['Ethnomusicologist Ines Varga left.', ['Ethnomusicologist']],
  ['Ines Varga, who heads the union that left, said so.', []],
  ['Ines Varga, who leads a walk, said so.', ['leads a walk']],
  ['Ines Varga leads the race.', []],
  ['Ines Varga presides over the Bench of Orlen and sleeps.', ['presides over the Bench of Orlen']],
  ['It was broadcast on Sunday. Presenter: Ines Varga. Reporter: none.', ['Presenter']],
  ['Ines Varga has been an usher at Orlen Court since 1989.', ['usher at Orlen Court']],
  ['The rule was told by monitoring officer Ines Varga.', ['monitoring officer']],
  ['After meeting minister Ines Varga he left.', ['minister']],
  ['Her deckhand, 19-year-old Ines Varga, left.', ['deckhand']],
  ['Ines Varga, elected governor of Velden in August, left.', ['governor of Velden']],
  ['Ines Varga, a manager with a Veldian ferry firm, left.', ['manager with a Veldian ferry firm']],
])('tells the roles in “%s”', (text, roles) => {
  expect(rolesIn(text)).toEqual(roles)
})
