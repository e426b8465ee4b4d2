import type { Document } from '../document/document.ts'

/** States of the United States that no other country's name is like. */
const states =
  /\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Ohio|Oklahoma|Oregon|Pennsylvania|(?:North|South) Carolina|Tennessee|Texas|Utah|Vermont|Virginia|Wisconsin|Wyoming)\b/g

/** What the state's articles name, and what the country's do. */
const ofState = /\b(?:Atlanta|Savannah|Ga\.)(?![\p{L}])/u
const ofCountry = /\b(?:Georgians?|Tbilisi|Batumi|Abkhazian?|Ossetian?|Caucasus|Armenia|Azerbaijan)\b/

/** Fewest other states that make Georgia one. */
const fewest = 2

/** Whether "Georgia" is the state in a text: one that tells of other states, or of its towns, and not of the country's. */
export function isGeorgiaState({ text }: Pick<Document, 'text'>): boolean {
  if (ofCountry.test(text)) return false
  return ofState.test(text) || new Set(text.match(states)).size >= fewest
}
