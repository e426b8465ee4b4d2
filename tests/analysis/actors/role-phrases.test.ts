import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linkEntities } from '../../../src/analysis/actors/actors.ts'
import { resolveSpeakers } from '../../../src/analysis/actors/speakers.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import type { Span } from '../../../src/analysis/types.ts'

/** Lines of a sentence about Ines Varga and, behind a bar, the role that she speaks in; `null` for none. */
const phrases = readFileSync(new URL('./data/role-phrases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('|'))

describe('the role of a speaker', () => {
  it.each(phrases)('%s → %s', (text = '', role) => {
    const document = readDocument(text)
    const at = text.indexOf('Ines Varga')
    const span: Span = [at, at + 'Ines Varga'.length]
    const entities = linkEntities(document, [{ span, type: 'person' }])
    const [speaker] = resolveSpeakers(document, entities, [{ source: [span], content: [] }])
    expect(speaker?.role ?? 'null').toBe(role)
  })
})
