import { francAll } from 'franc-min'

/** How little text is judged, and how sure one must be that it is not English: shorter or nearer, it is. */
const least = { characters: 200, lead: 0.12 }

/** The language of a text by its letter triples (`franc`), as an ISO 639-1 code; English where it is not plainly another. */
export function languageOf(text: string): string {
  if (text.length < least.characters) return 'en'
  const found = francAll(text, { minLength: least.characters })
  const [[best = 'und', score = 0] = []] = found
  const english = found.find(([code]) => code === 'eng')?.[1] ?? 0
  const [code = 'en'] = best === 'und' || score - english < least.lead ? [] : Intl.getCanonicalLocales(best)
  return /^[a-z]{2}$/.test(code) ? code : 'en'
}
