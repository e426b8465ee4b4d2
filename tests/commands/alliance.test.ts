import { describe, expect, it } from 'vitest'
import { messageOf, openTown } from './town.ts'

describe('/alliance', () => {
  it('shows who belongs since when, who stands near, and who left, with a map that words describe', async () => {
    const town = await openTown('no articles')
    const shown = await town.ask('/alliance show name:ecowas')
    expect(shown).toContain('12 members on 31 October 2025')
    expect(shown).toMatch(/Were members\n🇧🇫 Burkina Faso from 28 May 1975 to 29 January 2025\n🇲🇱 Mali/)
    expect(shown).toContain('Sources: Economic Community of West African States, member states')
    const reply = messageOf(await town.reply('/alliance show name:OTS'))
    expect(reply.files?.map(({ name }) => name)).toEqual(['map.png'])
    expect(JSON.stringify(reply.components)).toContain(
      'Map of OTS on 31 October 2025. Members: Azerbaijan, Kazakhstan, Kyrgyzstan, Turkey, and Uzbekistan. Hatched: Hungary and Turkmenistan.',
    )
  })

  it('shows an alliance that is gone as it was on its last day', async () => {
    const town = await openTown('no articles')
    const shown = await town.ask('/alliance show name:WEU')
    expect(shown).toMatch(/ended 30 June 2011/)
    expect(shown).toContain('10 members on 29 June 2011')
  })

  it('shows what a country is and was, by name, code or another name', async () => {
    const town = await openTown('no articles')
    const shown = await town.ask('/alliance country name:UK')
    expect(shown).toContain('• NATO: member since 24 August 1949')
    expect(shown).toContain('• EU: member from 1 January 1973 to 31 January 2020')
    expect(await town.ask('/alliance country name:gb')).toBe(shown)
    expect(await town.ask('/alliance country name:Grossbritannien')).toMatch(/^No country is called “Grossbritannien”/)
  })

  it('says who belonged on a day, and which alliances there were', async () => {
    const town = await openTown('no articles')
    expect(await town.ask('/alliance on date:2004-04-30 alliance:EU')).toContain('15 members on 30 April 2004')
    expect(await town.ask('/alliance on date:1 May 2004 alliance:EU')).toContain('25 members on 1 May 2004')
    const gatherings = await town.ask('/alliance on date:1956')
    expect(gatherings).toContain('Alliances on 1 January 1956')
    expect(gatherings).toContain('• Warsaw Pact 8 members')
    expect(gatherings).not.toContain('ASEAN')
  })

  it('compares two or three, on a day too', async () => {
    const town = await openTown('no articles')
    const two = await town.ask('/alliance compare first:NATO second:EU')
    expect(two).toContain('members: NATO 32 · EU 27')
    expect(two).toContain('In both: 23')
    expect(two).toContain('Only EU: 4\n🇦🇹 Austria · 🇨🇾 Cyprus · 🇮🇪 Ireland · 🇲🇹 Malta')
    const past = await town.ask('/alliance compare first:NATO second:Warsaw Pact')
    expect(past).toContain('30 June 1991 · members: NATO 16 · Warsaw Pact 6')
    expect(past).toContain('They share no member.')
    const three = await town.ask('/alliance compare first:CIS second:EAEU third:CSTO date:2020-06-01')
    expect(three).toContain('In all: 5')
  })

  it.each([
    ['/alliance show name:Hansa', /^No alliance is called “Hansa”\. Alliances: African Union,/],
    ['/alliance on date:yesterday alliance:EU', /^“yesterday” is no date for date\./],
    ['/alliance on date:2026-01-01 alliance:EU', /knows nothing later: choose an earlier day/],
    ['/alliance on date:1948 alliance:NATO', /^NATO was founded in 1949/],
    ['/alliance on date:1995 alliance:Warsaw Pact', /^Warsaw Pact ended in 1991/],
    ['/alliance compare first:EU second:European Union', /^These are one alliance/],
    ['/alliance compare first:Warsaw Pact second:AUKUS', /^AUKUS was founded in 2021/],
  ])('%s is answered in words', async (line, words) => {
    const town = await openTown('no articles')
    expect(await town.ask(line)).toMatch(words)
  })

  it('completes names', async () => {
    const town = await openTown('no articles')
    const suggest = async (subcommand: string, name: string, typed: string) => {
      const { dispatch } = await import('../../src/bot/dispatch.ts')
      const { member } = await import('./town.ts')
      const focused = { name, typed }
      const reply = await dispatch(
        { type: 'autocomplete', asker: member, name: 'alliance', subcommand, options: {}, focused },
        town.app,
      )
      return reply.type === 'suggestions' ? reply.suggestions.map(({ value }) => value) : []
    }
    expect(await suggest('show', 'name', 'north atl')).toEqual(['NATO'])
    expect(await suggest('country', 'name', 'serb')).toEqual(['RS'])
  })
})
