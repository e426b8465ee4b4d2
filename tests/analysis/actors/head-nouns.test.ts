import { expect, it } from 'vitest'
import { typeByNoun } from '../../../src/analysis/actors/head-nouns.ts'
import type { Mention } from '../../../src/analysis/actors/mention.ts'

const typeOf = (name: string, type: Mention['type']): Mention['type'] => typeByNoun(name) ?? type

it.each([
  ['Aberdeen Island', 'organisation', 'place'],
  ['Lake Throssell', 'person', 'place'],
  ['Duchy of Bavaria', 'organisation', 'place'],
  ['De La Poer Nature Reserve', 'organisation', 'place'],
  ['Sliema Wanderers', 'place', 'organisation'],
  ['Overcoat Records', 'person', 'organisation'],
  ['Orlen Valley Authority', 'place', 'organisation'],
  ['Ada Orm College', 'person', 'organisation'],
] as const)('%s is what its noun says', (name, found, wanted) => {
  expect(typeOf(name, found)).toBe(wanted)
})

it.each([
  ['Federal Reserve', 'organisation'],
  ['Soviet Union', 'place'],
  ['Russian Federation', 'place'],
  ['Ines Lake', 'person'],
  ['Party', 'place'],
] as const)('%s stays what it was found to be', (name, found) => {
  expect(typeOf(name, found)).toBe(found)
})
