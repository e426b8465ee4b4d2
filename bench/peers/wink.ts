import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

const wink = winkNLP(model)

/** How many entities of each type wink-nlp's model finds; it has no type for people, organisations or places. */
export function winkEntityTypes(text: string): string[] {
  return wink.readDoc(text).entities().out(wink.its.type)
}

/** wink-nlp's whole pass, as its users run it. */
export function winkPass(text: string): number {
  return wink.readDoc(text).tokens().length()
}
