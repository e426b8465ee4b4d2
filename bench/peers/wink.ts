import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

const wink = winkNLP(model)

/** wink-nlp's whole pass, as its users run it. */
export function winkPass(text: string): number {
  return wink.readDoc(text).tokens().length()
}
