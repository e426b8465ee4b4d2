import nlp from 'compromise'
import { z } from 'zod'
import type { Mention } from '../mention.ts'

/** The parts of compromise's JSON output that hold a match's place in the text. */
const matches = z.array(z.object({ text: z.string(), offset: z.object({ start: z.number(), length: z.number() }) }))

/** compromise's people, organisations and places, with the punctuation at their edges taken off. */
export function compromiseMentions(text: string): Mention[] {
  const document = nlp(text)
  const kinds = [
    ['person', document.people()],
    ['organisation', document.organizations()],
    ['place', document.places()],
  ] as const
  return kinds.flatMap(([type, view]) =>
    matches.parse(view.json({ offset: true })).map(({ text: words, offset }) => {
      const lead = /^[^\p{L}\p{N}]*/u.exec(words)?.[0].length ?? 0
      const core = words.slice(lead).replace(/(?:['’]s)?[^\p{L}\p{N}]*$/u, '')
      return { type, span: [offset.start + lead, offset.start + lead + core.length] as const }
    }),
  )
}

/** compromise's whole pass, as its users run it. */
export function compromisePass(text: string): number {
  return nlp(text).termList().length
}
