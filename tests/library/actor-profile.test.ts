import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Analysis, Article, Entity, Span } from '../../src/analysis/types.ts'
import { openLibrary } from '../../src/library/library.ts'
import type { ActorProfile, GuildLibrary } from '../../src/library/types.ts'
import { openStore } from '../../src/store/store.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

/** As `analyzeLines`, with countries and people found by name wherever they stand. */
function analyzeNames(article: Article): Analysis {
  const analysis = analyzeLines(article)
  const named = (id: string, type: Entity['type'], words: readonly string[]): Entity[] => {
    const mentions = words.flatMap((word) =>
      [...article.text.matchAll(new RegExp(`\\b${word}\\b`, 'gu'))].map(
        (found): Span => [found.index, found.index + word.length],
      ),
    )
    const [name = ''] = words
    return mentions.length === 0 ? [] : [{ id, type, name, aliases: words.slice(1), roles: [], mentions }]
  }
  const silent = [...named('c1', 'country', ['Veld', 'Osterburg']), ...named('p9', 'person', ['Dee Ravn'])]
  const people = analysis.entities.map((entity) => {
    const again = [...article.text.matchAll(new RegExp(entity.name, 'gu'))]
    return { ...entity, mentions: again.map((found): Span => [found.index, found.index + entity.name.length]) }
  })
  return { ...analysis, entities: [...people, ...silent] }
}

describe('an actor opened', () => {
  let guild: GuildLibrary
  beforeEach(async () => {
    const store = await openStore('sqlite::memory:')
    onTestFinished(() => store.close())
    guild = openLibrary({ store, analyze: analyzeNames, analysisVersion: '1' }).forGuild('1')
    await guild.add(articleOf('b', 'undated Minister of Ports: Ada Orlo said Veld builds', { published: '2021-03-04' }))
    await guild.add(articleOf('a', 'undated Harbour Clerk: Ada Orlo said nothing', { published: '2019-05-06' }))
    await guild.add(
      articleOf(
        'c',
        '2022-06-07 Ports Minister: Ada Orlo said Veld and Dee Ravn wait\n\nundated : Bo Lindt said Ada Orlo is late',
        {
          published: '2022-06-09',
        },
      ),
    )
  })

  async function opened(name: string): Promise<ActorProfile> {
    const found = await guild.actor(name)
    if (found.kind !== 'actor') throw new Error(found.kind)
    return found.profile
  }

  it('has its roles in order, each with the dates of the articles that give it', async () => {
    expect((await opened('Ada Orlo')).roles).toEqual([
      { text: 'Harbour Clerk', first: '2019-05-06', last: '2019-05-06', articles: 1 },
      { text: 'Ports Minister', first: '2021-03-04', last: '2022-06-09', articles: 2 },
    ])
  })

  it('has its articles, newest first, and its newest statements', async () => {
    const { articles, statements, header } = await opened('Ada Orlo')
    expect(articles.map(({ article, statements: said }) => `${article.id} ${said}`)).toEqual(['c 1', 'b 1', 'a 1'])
    expect(statements[0]?.words).toEqual(['Veld and Dee Ravn wait'])
    expect(header.statements).toBe(3)
  })

  it('tells of whom it speaks, and who speaks of it', async () => {
    const { speaksOf, spokenOfBy } = await opened('Ada Orlo')
    expect(speaksOf.map(({ actor, statements }) => `${actor.name} ${statements}`)).toEqual(['Veld 2', 'Dee Ravn 1'])
    expect(spokenOfBy.map(({ actor, statements }) => `${actor.name} ${statements}`)).toEqual(['Bo Lindt 1'])
  })

  it('may say nothing itself', async () => {
    const { header, spokenOfBy, statements } = await opened('Dee Ravn')
    expect([header.statements, statements.length, spokenOfBy[0]?.actor.name]).toEqual([0, 0, 'Ada Orlo'])
    expect((await guild.suggestActors('ra', 5)).map(({ name }) => name)).toEqual(['Dee Ravn'])
    expect(await guild.suggestSpeakers('Dee', 5)).toEqual([])
  })

  it('is found through the entity of an article, until that is removed', async () => {
    const stored = await guild.article('c')
    const entity = stored?.analysis.entities.find(({ name }) => name === 'Bo Lindt')?.id ?? ''
    expect((await guild.actorIn('c', entity))?.header.name).toBe('Bo Lindt')
    expect(await guild.actorIn('c', 'gone')).toBeNull()
    await guild.remove('c')
    expect(await guild.actorIn('c', entity)).toBeNull()
    expect((await guild.actor('Bo Lindt')).kind).toBe('nobody')
  })
})

describe('one person in the community’s articles and in the starter articles', () => {
  async function both(own: string, starter: string) {
    const store = await openStore('sqlite::memory:')
    onTestFinished(() => store.close())
    const library = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' })
    await library.forGuild('starter').add(articleOf('s', starter))
    const guild = library.forGuild('1')
    await guild.add(articleOf('o', own))
    return (await guild.suggestSpeakers('', 9)).map(({ name, statements }) => `${name} ${statements}`).toSorted()
  }

  it('meets by surname where no other has it, under the full name', async () => {
    expect(await both('undated President: Erdan said a', 'undated Velden President: Tay Rec Erdan said b')).toEqual([
      'Tay Rec Erdan 2',
    ])
    expect(await both('undated : Erdañ said a', 'undated : Tay Erdan said b')).toEqual(['Tay Erdan 2'])
  })

  it('does not where two have the surname, or the roles differ', async () => {
    expect(
      await both('undated : Erdan said a', 'undated : Tay Erdan said b\n\nundated : Bo Erdan said c'),
    ).toHaveLength(3)
    expect(await both('undated : Ann Erdan said a', 'undated : Tay Erdan said b')).toHaveLength(2)
    expect(await both('undated Striker: Erdan said a', 'undated President: Tay Erdan said b')).toHaveLength(2)
  })
})
