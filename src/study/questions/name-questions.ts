import { membersOn, standingOn } from '../../alliances/alliances.ts'
import { namesOf } from '../../alliances/names.ts'
import type { Alliance } from '../../alliances/types.ts'
import { lastDayOf } from './date-questions.ts'
import { listSource, mixedWords } from './membership-questions.ts'
import { drawMembers } from './pools.ts'
import { pick, type Random, shuffled } from './random.ts'
import type { Draw, Question } from './types.ts'
import { allianceInSentence, capitalized, inList, inSentence, inWords, swaps } from './wording.ts'

const SMALL = new Set(['of', 'and', 'the', 'for', 'in', 'on'])

/** "What does CSTO stand for?" Null for an alliance without an acronym of its own. */
export function askAcronym(draw: Draw, alliance: Alliance): Question | null {
  const acronym = alliance.acronyms[0]
  if (acronym === undefined || alliance.name.includes(acronym) || !/^[A-Z]{2,}$/.test(acronym)) return null
  const real = new Set(draw.reference.alliances.flatMap(namesOf))
  const invented = inventedNames(draw.random, alliance.name).filter((name) => !real.has(name))
  const others = draw.reference.alliances
    .map(({ name }) => name)
    .filter((name) => name !== alliance.name && name.split(' ').length > 2)
  const wrong = [...invented.slice(0, 3), ...shuffled(draw.random, others)].slice(0, 3)
  return {
    kind: 'acronym',
    alliance: alliance.id,
    prompt: `What does ${acronym} stand for?`,
    ...mixedWords(draw, alliance.name, wrong),
    why: `${acronym}: ${alliance.name}, founded ${alliance.founded.date.slice(0, 4)} (${alliance.founded.treaty}).`,
    source: listSource(draw, alliance),
    date: lastDayOf(alliance),
    url: null,
    key: `acronym/${alliance.id}`,
  }
}

/** Names that have other words of the same initials. */
function inventedNames(random: Random, name: string): string[] {
  const words = name.split(' ')
  const names = Array.from({ length: 12 }, () =>
    words
      .map((word) => (SMALL.has(word) || random() < 0.5 ? word : (pick(random, swaps[word] ?? [word]) ?? word)))
      .join(' '),
  )
  return [...new Set(names)].filter((one) => one !== name)
}

/** "Which alliance had France, Italy and Spain among its members on 1 January 1990?" Null where this draw gives none. */
export function askWhichAlliance(draw: Draw, alliance: Alliance): Question | null {
  const drawn = drawMembers(draw, alliance, 3)
  if (!drawn) return null
  const { day } = drawn
  const named = shuffled(draw.random, drawn.members).slice(0, 3)
  const wrong = shuffled(draw.random, draw.reference.alliances)
    .filter((other) => other.id !== alliance.id && lacksOne(draw, other, named, day))
    .map((other) => ({ other, shares: sharesOf(draw, other, named, day) }))
    .filter(({ other }) => membersOn(draw.reference, other, day).length > 0)
    .toSorted((a, b) => b.shares - a.shares)
    .slice(0, 3)
  if (wrong.length < 3) return null
  return {
    kind: 'which-alliance',
    alliance: alliance.id,
    prompt: `Which of these had ${inList(named.map(inSentence))} among its members on ${inWords(day)}?`,
    ...mixedWords(
      draw,
      alliance.id,
      wrong.map(({ other }) => other.id),
    ),
    why: `${capitalized(inList(named.map(inSentence)))} were members of ${allianceInSentence(alliance)}; each of the others lacked at least one of them.`,
    source: listSource(draw, alliance),
    date: day,
    url: null,
    key: `members/${alliance.id}`,
  }
}

/** Whether one of the countries is surely no member of the alliance: only then the alliance is a wrong choice. */
function lacksOne(draw: Draw, alliance: Alliance, named: readonly string[], day: string): boolean {
  return named.some((country) => {
    const { membership, sure } = standingOn(draw.reference, alliance, country, day)
    return sure && membership?.status !== 'member' && membership?.status !== 'suspended'
  })
}

function sharesOf(draw: Draw, alliance: Alliance, named: readonly string[], day: string): number {
  return named.filter((country) => standingOn(draw.reference, alliance, country, day).membership !== null).length
}
