import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { dateStatements, findTimex } from '../../../src/analysis/time/time.ts'
import type { PublicationDate, Span } from '../../../src/analysis/types.ts'
import { date, given } from './marked.ts'

describe('the date of a saying', () => {
  it('is the one at the cue', () => {
    expect(date('<Arlo Venn> {said} on Tuesday [the council will meet].')).toEqual(['2022-06-07 stated Tuesday'])
    expect(date('[There is no need], {said} <Arlo Venn> on May 22.')).toEqual(['2022-05-22 stated May 22'])
  })

  it('is the one that opens the sentence', () => {
    expect(date('On June 7, Minister <Arlo Venn> {noted} that [all is well].')).toEqual(['2022-06-07 stated June 7'])
  })

  it('is not the date of what is talked about', () => {
    expect(date('<Arlo Venn> {said} [the pact was signed on May 3].')).toEqual(['2022-06-10 published'])
  })

  it('is one after "so … that", whose clause is the sentence\'s own', () => {
    expect(
      date(
        'The anger is so plain that Torm was asked about it in the debate on Thursday. <Torm> {said} [all is well].',
      ),
    ).toEqual(['2022-06-09 inherited Thursday'])
  })

  it('is no month that is a name\'s word after "and"', () => {
    expect(date('[We march], {said} <Arlo Venn> of Stop the Tolls and March on the Bridge.')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is not that with which the next sentence of the same source opens', () => {
    expect(date('[Venn leads], <the poll> {found}. |{In} <a May 3 Orlen News poll>, [he had been behind].')).toEqual([
      '2022-06-10 published',
      '2022-05-03 stated May 3',
    ])
  })

  it('goes on from an earlier year, but not from the year of the article', () => {
    const twice = (year: string): string =>
      `${year} <Arlo Venn> {said} [all was well]. |<He> has a boat and a bridge to mend. |[All is well], {said} <Arlo Venn>.`
    expect(date(twice('In 2019')).at(-1)).toBe('2019 inherited 2019')
    expect(date(twice('Earlier this year')).at(-1)).toBe('2022-06-10 published')
  })

  it('is one between the verb and a quotation', () => {
    expect(date('<Arlo Venn> also {stated} [a day earlier, “If he comes, we have to go.”]')).toEqual([
      '2022-06-09 stated a day earlier',
    ])
  })

  it('is not a date to come, nor one that another clause owns', () => {
    expect(date('<Arlo Venn>, who will meet them on June 9, {said} [all is well].')).toEqual(['2022-06-10 published'])
    expect(date('<Arlo Venn>, who was elected on May 3, {said} [all is well].')).toEqual(['2022-06-10 published'])
    expect(date('<Arlo Venn>, in office since 2019, {said} [all is well].')).toEqual(['2022-06-10 published'])
  })

  it('is not a duration or a set', () => {
    expect(date('<Arlo Venn>, after two years in office, {said} [all is well], as he does every month.')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is unknown where the words tell that it was another time and not which', () => {
    expect(date('<Arlo Venn> {said} recently that [all is well].')).toEqual(['none unknown'])
    expect(date('<She> later {insisted} [all is well].')).toEqual(['none unknown'])
    expect(date('<Arlo Venn> {said} last week [all is well].', { value: '2022-06', basis: 'inferred' })).toEqual([
      'none unknown',
    ])
  })

  it('is that of the letter, speech or meeting in which it was said', () => {
    expect(date('In a post that her office put out on Sunday, <Ilse Torm> {wrote} that [all is well].')).toEqual([
      '2022-06-05 stated Sunday',
    ])
    expect(date('<Ilse Torm> {said} at Wednesday’s briefing that [all is well].')).toEqual([
      '2022-06-08 stated Wednesday',
    ])
    expect(date('<Ilse Torm> {repeated} Wednesday’s claim that [all is well].')).toEqual(['2022-06-10 published'])
  })

  it('is handed on to what follows in the paragraph', () => {
    expect(
      date('On June 6, at a meeting in Orlen, <Venn> {said} [all is well]. |[“We are ready,”] <he> {added}.'),
    ).toEqual(['2022-06-06 stated June 6', '2022-06-06 inherited June 6'])
    expect(date('The council met in Orlen on June 6. <Venn> {said} [all is well].')).toEqual([
      '2022-06-06 inherited June 6',
    ])
  })

  it('is not handed on from what somebody says in the paragraph', () => {
    expect(
      date(
        'On June 6, <Venn> {said} [they met on May 3]. |<Torm> {said} [they met on May 4]. |<Ole> {said} [they met on May 5].',
      ),
    ).toEqual(['2022-06-06 stated June 6', '2022-06-06 inherited June 6', '2022-06-06 inherited June 6'])
  })

  it('is not handed on to what another says in the next paragraph', () => {
    expect(date('On June 6, <Venn> {said} [all is well].|\n\n<Ilse Torm> {said} [nothing is].')).toEqual([
      '2022-06-06 stated June 6',
      '2022-06-10 published',
    ])
  })

  it('goes on with the same speaker in the next paragraph, not in the one after an interruption', () => {
    expect(
      date('On June 6, <Arlo Venn> {said} [all is well].|\n\n[“We are ready,”] <he> {added}.|\n\n<Venn> {said} [yes].'),
    ).toEqual(['2022-06-06 stated June 6', '2022-06-06 inherited June 6', '2022-06-06 inherited June 6'])
    const top = 'It is cold.\n\n'.repeat(3)
    expect(date(`${top}On June 6, <Venn> {said} [all is well].|\n\nIt rained.\n\n<Venn> {said} [yes].`)).toEqual([
      '2022-06-06 stated June 6',
      '2022-06-10 published',
    ])
  })

  it('is that of the meeting told before, where the sentence takes it up', () => {
    expect(date('The council met in Orlen on June 6.\n\n<Venn> {told} the meeting that [all is well].')).toEqual([
      '2022-06-06 inherited June 6',
    ])
    expect(date('It rained in Orlen on June 6.\n\n<Venn> {told} the meeting that [all is well].')).toEqual([
      '2022-06-10 published',
    ])
    expect(date('The council met in Orlen on June 6.\n\n<The owner of the hall> {said} [all is well].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is that of what it answers, and of the speaker before', () => {
    const opening = 'On June 6, <Venn> {said} [all is well].|\n\n'
    expect(date(`${opening}[“It is not,”] {replied} <Ilse Torm>.`)[1]).toBe('2022-06-06 inherited June 6')
    expect(date(`${opening}Speaking after him, <Ilse Torm> {said} [nothing is].`)[1]).toBe(
      '2022-06-06 inherited June 6',
    )
  })

  it('of a clause is that of who speaks in it', () => {
    expect(date('They blame <Venn>, who {said} on June 6 that [all is well].')).toEqual(['2022-06-06 stated June 6'])
    expect(date('<Venn>, who addressed a rally on June 6, {said} [all is well].')).toEqual(['2022-06-06 stated June 6'])
    expect(date('In her letter to the board of June 6, <Torm> {wrote} that [all is well].')).toEqual([
      '2022-06-06 stated June 6',
    ])
  })

  it('is not that of a clause which an abbreviation seems to end', () => {
    expect(date('<Arlo Venn>, who backed Mr. Torm in 2012, {said} [all is well].')).toEqual(['2022-06-10 published'])
  })

  it('is not in the name of a paper', () => {
    expect(date('[“All is well,”] <Venn> {told} USA TODAY.')).toEqual(['2022-06-10 published'])
    expect(date('[“All is well,”] <Venn> {told} the Mail on Sunday.')).toEqual(['2022-06-10 published'])
    expect(date('[“All is well,”] <Venn> {told} reporters today.')).toEqual(['2022-06-10 stated today'])
  })

  it('may follow "and" where that joins no two dates', () => {
    expect(date('And last month <Venn> {claimed} [that all was well].')).toEqual(['2022-05 stated last month'])
    expect(date('<Venn> had met them in March and April, and {said} [all was well].')).toEqual(['2022-03 stated March'])
  })

  it('is not a year that stands after the words that are said', () => {
    expect(date('<Venn> {said} [he had voted for Torm in 2008] and left the party in 2012.')).toEqual([
      '2022-06-10 published',
    ])
    expect(date('[“All is well,”] <Venn> {wrote} in 2012.')).toEqual(['2012 stated 2012'])
  })

  it('is of the day of the article where many say it, and not where they would have', () => {
    const words = 'The film came out last week. Critics {WORD} [that it is good].'
    expect(date(words.replace('WORD', 'agree'))).toEqual(['2022-06-10 published'])
    expect(date(words.replace('{WORD}', 'did not {agree}'))).toEqual(['2022-W22 inherited last week'])
  })

  it('may be that of the time when the writer was told', () => {
    expect(date('The plan came in March. <Torm> {told} this newspaper at the time [that all was well].')).toEqual([
      '2022-03 inherited March',
    ])
  })

  it('does not go back from a sentence that opens on its own', () => {
    expect(date('[“All is well,”] {said} <Torm>. | In an essay on Monday, <Torm> {called for} [an end].')).toEqual([
      '2022-06-10 published',
      '2022-06-06 stated Monday',
    ])
  })

  it('of what is said in the present is not that of the clause before', () => {
    expect(date('The film came out on Monday, and critics {agree} [that it is good].')).toEqual([
      '2022-06-10 published',
    ])
    expect(date('A poll on Monday {shows} [that she leads].')).toEqual(['2022-06-06 stated Monday'])
    expect(date('<Torm> {told} us on Monday [it was so]. | <She> {has backed} [the plan].')).toEqual([
      '2022-06-06 stated Monday',
      '2022-06-10 published',
    ])
  })

  it('is not a month that stands after a clause that is said', () => {
    expect(date('<Torm> {said} [the mayor was well], and left in May.')).toEqual(['2022-06-10 published'])
    expect(date('<Torm> {denied} [the findings of the panel] in May.')).toEqual(['2022-05 stated May'])
  })

  it('is that of the speech where "that" is a pronoun', () => {
    expect(date('<Torm> hinted at that in a speech on Monday. [“All is well,”] <Torm> {said}.')).toEqual([
      '2022-06-06 inherited Monday',
    ])
  })

  it('is not in a clause that opens with its subject', () => {
    expect(date('<Torm> {said} [she ended May with a debt].')).toEqual(['2022-06-10 published'])
  })

  it('is unknown where it counts from an event', () => {
    expect(date('On the eve of the vote, <Torm> {said} [all was well].')).toEqual(['none unknown'])
    expect(date('<Torm> {said} a day after the attack [that all was well].')).toEqual(['none unknown'])
    expect(date('They met on Monday. Two days before the vote, <Torm> {said} [all was well].')).toEqual([
      'none unknown',
    ])
    expect(date('[“A day after the vote we met,”] {said} <Torm>.')).toEqual(['2022-06-10 published'])
    expect(date('They left the day after the vote. <Torm> {said} [all was well].')).toEqual(['2022-06-10 published'])
  })

  it('counts from the day of an event that the text tells', () => {
    expect(date('The vote was held on Wednesday. On the eve of the vote, <Torm> {said} [all was well].')).toEqual([
      '2022-06-07 stated On the eve of the vote',
    ])
    expect(date('On the eve of Tuesday’s vote, <Torm> {said} [all was well].')).toEqual([
      '2022-06-06 stated On the eve of Tuesday',
    ])
    expect(
      date('They walked out on May 3. <Torm> {told} reporters two days after the walkout [that all was well].'),
    ).toEqual(['2022-05-05 stated two days after the walkout'])
    expect(date('Torm resigned on May 3. A week before he resigned, <he> {said} [that all was well].')).toEqual([
      '2022-W17 stated A week before he resigned',
    ])
    expect(date('Since the vote on May 3 all is well. A day after the vote, <Torm> {said} [it was].')).toEqual([
      'none unknown',
    ])
  })

  it('is of the day told last after "hours later" and in "that evening"', () => {
    expect(date('The lights went out on Monday. Hours later <Torm> {said} [all was well].')).toEqual([
      '2022-06-06 inherited Monday',
    ])
    expect(date('The council met on Monday.\n\nThat evening <Torm> {said} [all was well].')).toEqual([
      '2022-06-06 stated That evening',
    ])
    expect(date('Two people died on Monday. <Torm> {said} the next morning [that all was well].')).toEqual([
      '2022-06-07 stated the next morning',
    ])
    expect(date('Two people died on Monday. The same evening <Torm> {said} [that all was well].')).toEqual([
      '2022-06-06 stated The same evening',
    ])
  })

  it('is in a year that the paragraph is at where something is declared, or said by who was there', () => {
    expect(date('The stone was laid in 1991. [“It will stand,”] <the mayor> {told} a crowd.')).toEqual([
      '1991 inherited 1991',
    ])
    expect(date('The stone was laid in 1991. <The then mayor> {said} [it would stand].')).toEqual([
      '1991 inherited 1991',
    ])
    expect(date('In 1991 <the mayor> {declared} [it would stand]. |<His deputy> {added} [it must].')).toEqual([
      '1991 stated 1991',
      '1991 inherited 1991',
    ])
    expect(date('The stone was laid in 1991. <Ms Venn, then 38>, {said} [it would stand].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is of the day of writing where what the writer was told goes on in the present', () => {
    const [, thinks] = date('[“All is well,”] <Torm> {told} me on Tuesday. |<Torm> {thinks} [that it will last].')
    expect(thinks).toBe('2022-06-10 published')
  })

  it('of an interview last week is not that of what others say', () => {
    expect(
      date('<Torm> {said} in an interview earlier this week [that all was well]. |<The council> {said} [it was not].'),
    ).toEqual(['2022-W23 stated earlier this week', '2022-06-10 published'])
  })

  it('is told by a day after "four years", and by no "once again"', () => {
    expect(date('A judge sentenced her to four years on Monday. <He> {said} [it was just].')).toEqual([
      '2022-06-06 inherited Monday',
    ])
    expect(date('<Torm> {has} once again {refused} [to go].')).toEqual(['2022-06-10 published'])
  })

  it('is not the year that tells what a source was, but that of a paper', () => {
    const chief = date('[All is well], {said} <Arlo Venn, chief of a campaign four years ago>.')
    expect(chief).toEqual(['2022-06-10 published'])
    expect(date('<A study by Orlen, printed in 2019,> {said} [all was well].')).toEqual(['2019 stated 2019'])
  })

  it('is a day on which somebody was quick to do something, or "this year" right after the verb', () => {
    expect(date('Venn was quick to call on Monday. <Torm> {declared} [all was well].')).toEqual([
      '2022-06-06 inherited Monday',
    ])
    expect(date('<Torm> {said} this year [that all was well].')).toEqual(['2022 stated this year'])
  })

  it('is not the month in which something is expected', () => {
    expect(date('He expects a cut in June. <Torm> {said} [yes].')).toEqual(['2022-06-10 published'])
    expect(date('He saw a cut in June. <Torm> {said} [yes].')).toEqual(['2022-06 inherited June'])
  })

  it('is not that of what is compared with, nor in what follows the words', () => {
    expect(date('Half say yes, compared with 33 percent last month. <Torm> {said} [it was so].', given)).toEqual([
      '2022-06-10 published',
    ])
    expect(date('<Torm> {said} [the plan was bad], a plan that was mended in recent weeks.')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is unknown where "later" stands at the verb before', () => {
    expect(date('In March she refused it. <She> later walked back her words and {said} [yes].')).toEqual([
      'none unknown',
    ])
  })

  it('of a heading with a colon is that of the article', () => {
    expect(date('<Ada Orm>{:} [All is well].\n\nShe spoke on Monday in Orlen.')).toEqual(['2022-06-10 published'])
  })

  it('counts the days of a trial from its first, and goes on from such a day in the paragraph', () => {
    const [chief, other] = date(
      'The trial opened on Monday.\n\nOn the second day <the judge> {said} [all was well]. |<Torm> {said} [it was not].',
    )
    expect(chief).toBe('2022-06-07 stated On the second day')
    expect(other).toBe('2022-06-07 inherited On the second day')
    expect(date('On the first day <Torm> {said} [all was well].')).toEqual(['2022-06-10 published'])
  })

  it('is unknown weeks after something, and for what somebody used to say', () => {
    expect(date('Weeks after the vote, <Torm> {said} [all was well].')).toEqual(['none unknown'])
    expect(date('Days before the vote, <Torm> {says} [all is well].')).toEqual(['2022-06-10 published'])
    expect(date('<Torm> used to {say} [that all was well].')).toEqual(['none unknown'])
    expect(date('In March <Torm> {used to say} [that all was well].')).toEqual(['2022-03 stated March'])
    expect(date('He left in March. <Torm> {used to say} [that all was well].')).toEqual(['none unknown'])
  })

  it('is that of writing for who was contacted, and for what was said an hour ago', () => {
    const [, contacted] = date(
      '<Torm> {said} in April [all was well]. |Contacted by the Gazette, <the mayor> {explained} [why].',
    )
    expect(contacted).toBe('2022-06-10 published')
    expect(date('<Torm> {told} me an hour ago [that all was well].')).toEqual(['2022-06-10 published'])
    expect(date('<Torm> {wrote} back within the week [that all was well].')).toEqual(['2022-06-10 published'])
  })

  it('is that of the study, told where it was published or in its name', () => {
    expect(date('<A study by Venn, which the union paid for and published on May 29>, {found} [a flaw].')).toEqual([
      '2022-05-29 stated May 29',
    ])
    expect(date('In his report of 30th May, <Venn> {certified} [the work].')).toEqual(['2022-05-30 stated 30th May'])
    expect(date('<A study by Venn, which the union shelved on May 29>, {found} [a flaw].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is that of the sale or match of a day, not of a year', () => {
    expect(date('At Monday’s sale there was talk. [“No,”] {said} <a farmer>.')).toEqual(['2022-06-06 inherited Monday'])
    expect(date('It recalled the 2005 wedding. [“No,”] {said} <a farmer>.')).toEqual(['2022-06-10 published'])
  })

  it('is unknown in a time that what was then tells', () => {
    expect(date('Before the last election <Torm> {assured} voters [that all was well].')).toEqual(['none unknown'])
    expect(date('During the war, <Torm> {wrote} [that all was well].')).toEqual(['none unknown'])
    expect(date('Before the last election <Torm> {says} [all was well].')).toEqual(['2022-06-10 published'])
    expect(date('After the meeting <Torm> {said} [all was well].')).toEqual(['2022-06-10 published'])
  })

  it('is that of the clause with "when" that ends the sentence', () => {
    for (const clause of ['when he presented it to parliament in 2017', 'as he opened it in the autumn of 2017'])
      expect(date(`<Torm> {called} [the fee “an incentive to learn”] ${clause}.`)[0]).toMatch(/^2017 stated/)
    expect(date('<Torm> {said} [he had voted for it] and left in 2017.')).toEqual(['2022-06-10 published'])
  })

  it('is not the day in the words of a turn, whatever their verbs', () => {
    const turns =
      '<Orm>{:} [Hello.]\n\n|<Pell>{:} [It beats canceling a Tuesday paper. You own it.]\n\n|<Orm>{:} [Yes.]'
    expect(date(turns)).toEqual(['2022-06-10 published', '2022-06-10 published', '2022-06-10 published'])
  })

  describe('in a report of a day before', () => {
    const lede = '<Torm> {told} teachers on Tuesday [that all was well].\n\nThe hall was full.\n\nIt was cold.\n\n'
    const next = (words: string) => date(lede + words).slice(1)

    it('goes on with whom it reports on, and with who speaks to the same audience', () => {
      expect(next('|[“No,”] <Torm> {said}.')).toEqual(['2022-06-07 inherited Tuesday'])
      expect(next('|<Venn>, who spoke next, {warned} [of a flood].\n\n|[“In May,”] <Venn> {said}.')).toEqual([
        '2022-06-07 inherited Tuesday',
        '2022-06-07 inherited Tuesday',
      ])
    })

    it('is not that of others, nor of what is said elsewhere, at another time, or now', () => {
      for (const other of [
        '|[“No,”] <Venn> {said}.',
        '|[“No,”] <Torm> {said} in a statement.',
        '|[“No,”] <Torm> {told} the Gazette.',
        '|It snowed after <he> {backed} [a plan].',
        '|[“No,”] <Torm> {says}.',
        '|<Torm> has {said} [no].',
        '|<Torm> had {said} [no].',
      ])
        expect(next(other)).toEqual(['2022-06-10 published'])
      expect(date(lede.replace('Tuesday', 'Friday').concat('|[“No,”] <Torm> {said}.'))[1]).toBe('2022-06-10 published')
    })

    it('is that of the meeting for its members, and not for others', () => {
      const top =
        'Dogs strayed.\n\nThe matter was raised at Monday’s monthly meeting of the council.\n\nIt was late.\n\n'
      const told = '2022-06-06 inherited Monday'
      for (const said of [
        '[“No,”] <Cllr Venn> {said}.',
        '<The chief executive> {said} [no].',
        '<Venn> {told} members [no].',
      ])
        expect(date(top + said)).toEqual([told])
      expect(date(`${top}<Cllr Venn> {said} [no].|\n\nIt was late.\n\n[“No,”] <Venn> {said}.`)).toEqual([told, told])
      expect(date(`${top}[“No,”] <a farmer> {said}.`)).toEqual(['2022-06-10 published'])
      expect(date(`${top}<Cllr Venn> {told} the Gazette [no].`)).toEqual(['2022-06-10 published'])
      const union = top.replace('monthly meeting of the council', 'meeting of the union’s council')
      expect(date(`${union}<The chief executive> {said} [no].`)).toEqual(['2022-06-10 published'])
    })

    it('is that of a gathering whose day stands beside it, where that of the article is not known', () => {
      const unknown: PublicationDate = { value: null, basis: 'unknown' }
      const next = (top: string) => date(`${top}\n\nIt rained.\n\n<Cllr Venn> {said} [no].`, unknown)
      expect(next('The council met on 6 October 2014.')).toEqual(['2014-10-06 inherited 6 October 2014'])
      expect(next('On 6 October 2014 the committee met.')).toEqual(['2014-10-06 inherited 6 October 2014'])
      expect(next('Councillors in Orlen voted 12 to 3 on 6 October 2014.')).toEqual([
        '2014-10-06 inherited 6 October 2014',
      ])
      expect(next('He appeared at Orlen Crown Court on 6 October 2014.')).toEqual([
        '2014-10-06 inherited 6 October 2014',
      ])
      expect(next('A boat sank on 6 October 2014, a jury was told yesterday.')).toEqual(['none unknown'])
    })

    it('is that of the hearing for all who speak there', () => {
      const court = 'Torm stole a boat, a jury was told on Thursday.\n\nHe denies it.\n\n'
      expect(date(`${court}[“No,”] <Venn> {said}.|\n\n<Orm> {agreed} [that it was dark].`)).toEqual([
        '2022-06-09 inherited Thursday',
        '2022-06-09 inherited Thursday',
      ])
      expect(date(`${court}[“No,”] <Venn> {said} outside the court.`)).toEqual(['2022-06-10 published'])
      const stolen = 'Torm stole a boat on Monday, a jury was told on Thursday.\n\nHe denies it.\n\n'
      expect(date(`${stolen}[“No,”] <Venn> {said}.`)).toEqual(['2022-06-09 inherited Thursday'])
      const ruling = 'The court closed the port on Thursday.\n\nIt is cold.\n\n'
      expect(date(`${ruling}[“No,”] <Venn> {said}.`)).toEqual(['2022-06-10 published'])
    })
  })

  it('is inherited by one of those whom the sentence before asks in a year', () => {
    expect(
      date('In a survey in 2019, <most visitors> {said} [it was cold]. |<One of them> {wrote}: [“Burr.”]'),
    ).toEqual(['2019 stated 2019', '2019 inherited 2019'])
  })

  it('is that of writing for what somebody has said, shortened or not', () => {
    for (const has of ['She has', 'She’s', "She's"])
      expect(date(`<Torm> {said} on Monday [all was well]. |<${has}> {told} her class [to wait].`)[1]).toBe(
        '2022-06-10 published',
      )
    expect(date('<Torm> {said} on Monday [all was well]. |<Torm’s campaign> {said} [it was].')[1]).toBe(
      '2022-06-06 inherited Monday',
    )
  })

  it('does not go on in the next paragraph from what was said at the time', () => {
    const [then, now] = date(
      'The border was closed on May 4. <Torm> {said} at the time [it would open].\n\n|[“No,”] <Torm> {told} reporters.',
    )
    expect(then).toBe('2022-05-04 inherited May 4')
    expect(now).toBe('2022-06-10 published')
  })

  it('may be of a week that opens the sentence before, or of a congress', () => {
    const said = '[“Plans change,”] <he> {said}.'
    expect(date(`A week ago Torm left. This week he hired a friend. ${said}`)).toEqual(['2022-W23 inherited This week'])
    expect(date('At Monday’s party congress <Torm> {said} [all was well].')).toEqual(['2022-06-06 stated Monday'])
  })

  it('is not within the words that are said, whatever clause they go on with', () => {
    expect(date('<Torm> {said} [she went out on Monday to see the mayor].')).toEqual(['2022-06-10 published'])
    expect(date('<Torm> {asked} [if a visit on Monday meant that all was well].')).toEqual(['2022-06-10 published'])
    expect(date('<Torm> {told} [his council on Monday that all was well].')).toEqual(['2022-06-06 stated Monday'])
  })

  it('of another clause does not go on in the next sentence', () => {
    expect(date('He sat in the hall where he saw Torm on Monday. <He> {said} [she was well].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is not "recently" where that goes with another verb', () => {
    expect(date('<Torm> {has mocked} [a mayor] and recently left the party.')).toEqual(['2022-06-10 published'])
    expect(date('<Torm> recently urged us to leave, {saying} [all is well].')).toEqual(['none unknown'])
  })

  it('may be a season or year that opens the sentence, or a month right after the interview', () => {
    expect(date('This spring, <Torm> {said} [all was well].')).toEqual(['2022 stated This spring'])
    expect(date('In an interview this month with the Post, <Torm> {said} [all was well].')).toEqual([
      '2022-06 stated this month',
    ])
  })

  it('goes on from where a past day opens the sentence before', () => {
    expect(date('By Monday they had had enough. <Torm> {said} [she would stay].')).toEqual([
      '2022-06-06 inherited Monday',
    ])
    expect(date('By Monday they will have had enough. <Torm> {said} [she would stay].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('may be told by "by" or after a vote, and by "then"', () => {
    expect(date('It fell, and by Monday <two deputies> {had urged} [her to go].')).toEqual(['2022-06-06 stated Monday'])
    expect(date('They will go, and <Torm> {said} [it rains]. It must end by Monday.')).toEqual(['2022-06-10 published'])
    expect(date('<Torm> {said} before the vote last month [that all was well].')).toEqual(['2022-05 stated last month'])
    expect(date('I met Torm in March. [“All is well,”] <she> {said} then.')).toEqual(['2022-03 inherited March'])
  })

  it('is not that of somebody whom the speaker is only the owner of', () => {
    const before = 'Torm’s neighbour, Ada Venn, warned them in March.\n\n'
    expect(date(`${before}<Torm> {said} [that all was well].`)).toEqual(['2022-06-10 published'])
    expect(date(`${before.replace('Torm’s neighbour, Ada Venn', 'Torm')}<Torm> {said} [that all was well].`)).toEqual([
      '2022-03 inherited March',
    ])
  })

  it('is that of the clause with "when" after it, whatever it stands with', () => {
    expect(date('The law dates from 2008, when <Torm> {said} [it was good].')).toEqual(['2008 stated 2008'])
    expect(date('Unlike in 2012, when Venn lost, this time <Torm> {said} [it was good].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('is that of the day which "that day" takes up, and of what is answered', () => {
    expect(date('They left on June 6. <Torm> had on that day {urged} [them to stay].')).toEqual([
      '2022-06-06 stated that day',
    ])
    expect(date('<Venn> {said} on Monday [it rains]. |Responding, <Torm> {said} [it does not].')).toEqual([
      '2022-06-06 stated Monday',
      '2022-06-06 inherited Monday',
    ])
  })

  it('is that of what is recalled', () => {
    expect(
      date('It is worth recalling that in May Torm had urged a ban. [“No bread,”] <he> {said} at the time.'),
    ).toEqual(['2022-05 inherited May'])
  })

  it('is that of the question which opens the sentence before', () => {
    const asked = '<Reporters> {asked} [whether she would go]. |'
    expect(date(`Asked on Monday whether she would go, Torm smiled. [“No,”] <Torm> {said}.`)).toEqual([
      '2022-06-06 inherited Monday',
    ])
    expect(date(`In a letter on Monday, ${asked} [“No,”] <Torm> {said}.`)[1]).toBe('2022-06-10 published')
  })

  it('is not in what somebody "said", and may be "earlier this year"', () => {
    expect(date('<Torm> {said} [the state allocated a million last week for the dams].')).toEqual([
      '2022-06-10 published',
    ])
    expect(date('[“All is well,”] <Torm> {said} in Brin earlier this year.')).toEqual(['2022 stated earlier this year'])
    expect(date('[“All is well,”] <Torm> {said} on This Week.')).toEqual(['2022-06-10 published'])
  })

  it('is told by "then" after the verb alone', () => {
    expect(date('<She> {said} then that [all was well].')).toEqual(['none unknown'])
    expect(date('They met on Monday. <She> then {said} [all was well].')).toEqual(['2022-06-06 inherited Monday'])
  })

  it('is that of a meeting with words between', () => {
    expect(date('<Torm> {said} at Monday’s Liberal party meeting [that it was good].')).toEqual([
      '2022-06-06 stated Monday',
    ])
    expect(date('<Torm> {wept} over Monday’s sad and costly vote, [“a day of shame”].')).toEqual([
      '2022-06-10 published',
    ])
    expect(date('Most recently, Torm and Sons {concluded} [that it was good].')).toEqual(['none unknown'])
  })

  it('is that of a visit in which somebody spoke', () => {
    expect(
      date(
        '<Torm>, who was visiting Brin on Monday, {declined} [to comment]. | At a dinner, <Torm> {said} [all was well].',
      ),
    ).toEqual(['2022-06-06 stated Monday', '2022-06-06 inherited Monday'])
  })

  it('does not go back to what was said in an earlier article', () => {
    expect(
      date('In an article in April <Torm> {had predicted} [a flood]. | [“I was wrong,”] <Torm> {told} reporters.'),
    ).toEqual(['2022-04 stated April', '2022-06-10 published'])
  })

  it('is that of the hearing for all who speak at it in a paragraph', () => {
    const opening = 'The trial opened on Monday.\n\n'
    expect(date(`${opening}<Venn> {told} the court [that all was well]. | [“Nobody knows,”] <Torm> {said}.`)).toEqual([
      '2022-06-06 inherited Monday',
      '2022-06-06 inherited Monday',
    ])
    expect(
      date(`${opening}<Venn> {told} the court [that all was well].\n\n| [“Nobody knows,”] <Torm> {said}.`),
    ).toEqual(['2022-06-06 inherited Monday', '2022-06-10 published'])
  })

  it('is a past day of a month whatever verb stands near', () => {
    expect(date('The agency cut its outlook to negative on June 3, {citing} [“haste”].')).toEqual([
      '2022-06-03 stated June 3',
    ])
  })

  it('may be a week, which a weekend is told by too', () => {
    const march: PublicationDate = { value: '2024-03-05', basis: 'given' }
    expect(date('<Venn> {said} over the weekend [all is well].', march)).toEqual(['2024-W09 stated the weekend'])
    expect(date('<Venn> {said} last week [all is well].', march)).toEqual(['2024-W09 stated last week'])
  })

  it('is that of a visit, and not one that the visit was before', () => {
    expect(date('During a June 6 visit to Orlen, <Venn> {promised} [that all is well].')).toEqual([
      '2022-06-06 stated June 6',
    ])
    expect(date('Since a June 6 visit to Orlen, <Venn> {said}, [all is well].')).toEqual(['2022-06-10 published'])
  })

  it('is that of the article where somebody tells the writer, or "says" so long after', () => {
    const before = 'In March 2022 <Venn> {said} [no].|\n\n'
    expect(date(`${before}[“It is late,”] <Venn> {said} by phone.`)[1]).toBe('2022-06-10 published')
    expect(date(`${before}[“It is late,”] <Venn> {said}.`)[1]).toBe('2022-03 inherited March 2022')
  })

  it('is that of the article where somebody "has said" so', () => {
    expect(date('The bridge was shut on May 3. <Venn> has {denied} [that all is well].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('may be the time told before, or the year of a season', () => {
    expect(date('The river rose in May. <Venn> {said} at the time [all was well].')).toEqual(['2022-05 inherited May'])
    expect(date('<Venn> {said} at the time [all was well].')).toEqual(['none unknown'])
    expect(date('<Venn> {said} last summer [all was well].')).toEqual(['2021 stated last summer'])
    expect(date('<Venn> dropped the plan in December 2021, {saying} [it was late].')).toEqual([
      '2021-12 stated December 2021',
    ])
  })

  it('may be "that year", and is not "earlier in the day" of another one', () => {
    expect(date('It closed in 2011. Addressing parliament that year, <Venn> {vowed} [it would be back].')).toEqual([
      '2011 stated that year',
    ])
    expect(date('He wrote on June 2.\n\nEarlier in the day, <Venn> {said} [all is well].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it('may be counted from another one', () => {
    expect(date('On May 3 they met. Two days later <Venn> {said} [all is well].')).toEqual([
      '2022-05-05 stated Two days later',
    ])
    expect(
      date('On 9 May 2018, in office since 2016, <Venn> {said} [no]. |<Torm> {agreed} the following day [that].')[1],
    ).toBe('2018-05-10 stated the following day')
  })

  it('goes by the speaker where that is known', () => {
    const document = readDocument('On June 6, Venn said yes.\n\nThe minister says no.')
    const timex = findTimex(document, '2022-06-10')
    const statements = [
      { content: [[21, 24]], cue: [[16, 20]], source: [[11, 15]], speaker: { id: 'venn' } },
      { content: [[45, 47]], cue: [[40, 44]], source: [[27, 39]], speaker: { id: 'venn' } },
    ] as const
    expect(dateStatements(document, timex, statements, given).map(({ basis }) => basis)).toEqual([
      'stated',
      'inherited',
    ])
  })

  it('is that of the sitting for a turn in its record, and its own for what a turn tells of others', () => {
    const text =
      'Sitting of Monday, 6 June 2022\n\nMs. TORM: All is well. The mayor told us on 3 May that we fail.\n\nMr. VENN: It rains.'
    const document = readDocument(text)
    const at = (words: string, from = 0): readonly [number, number] => {
      const start = text.indexOf(words, from)
      return [start, start + words.length]
    }
    const statements = [
      {
        source: [at('Ms. TORM')],
        cue: [at(':')],
        content: [at('All is well. The mayor told us on 3 May that we fail.')],
      },
      { source: [at('The mayor')], cue: [at('told')], content: [at('that we fail')] },
      { source: [at('Mr. VENN')], cue: [at(':', text.indexOf('VENN'))], content: [at('It rains.')] },
    ]
    const dates = dateStatements(document, findTimex(document, given.value), statements, given)
    expect(dates.map(({ value, basis }) => `${value} ${basis}`)).toEqual([
      '2022-06-06 inherited',
      '2022-05-03 stated',
      '2022-06-06 inherited',
    ])
  })

  it('is as exact as the publication date where nothing else tells it, and unknown without one', () => {
    expect(date('<Venn> {said} [all is well].', { value: '2022-06', basis: 'inferred' })).toEqual(['2022-06 published'])
    expect(date('<Venn> {said} [all is well].', { value: null, basis: 'unknown' })).toEqual(['none unknown'])
  })

  it('is given for every statement of any text', () => {
    const piece = fc.constantFrom('On June 6, ', 'Venn ', 'said ', 'yes. ', '\n\n', 'in 2009 ', 'who ', 'on Tuesday ')
    const span = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b)])
    const spans = fc.array(span, { maxLength: 2 })
    const statement = fc.record({ content: spans, cue: spans, source: spans })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.array(statement, { maxLength: 5 }), (pieces, statements) => {
        const document = readDocument(pieces.join(''))
        const timex = findTimex(document, given.value)
        const dates = dateStatements(document, timex, statements, given)
        expect(dates).toHaveLength(statements.length)
        for (const { span: rests, basis } of dates) {
          if (basis === 'stated' || basis === 'inherited') expect(timex.map((one) => one.span)).toContainEqual(rests)
          else expect(rests).toBeNull()
        }
      }),
      { seed: 7 },
    )
  })

  it('may stand between the verb and "that"', () => {
    expect(date('<He> {told} [his parliament on 1 June that all was well].')).toEqual(['2022-06-01 stated 1 June'])
  })

  it('is that of the speech', () => {
    expect(date('In a 2019 speech <Arlo Venn> {predicted} [that all would be well].')).toEqual(['2019 stated 2019'])
  })

  it('is not that of the clause behind a semicolon', () => {
    expect(date('The plan failed in 2015; <she> {thinks} [that it was too good].')).toEqual(['2022-06-10 published'])
  })

  it('is that of the article where somebody "says" so, whatever the paragraph tells', () => {
    expect(date('The measuring began on 1 June. <Arlo Venn> {says} [the marsh eats the poles].')).toEqual([
      '2022-06-10 published',
    ])
  })

  it("is not that of somebody else's speech before", () => {
    expect(
      date(
        '<Arlo Venn> {said} in a radio interview on June 1 [that he was well].| <Orla Lind> {said} [that she was, too].',
      ),
    ).toEqual(['2022-06-01 stated June 1', '2022-06-10 published'])
  })

  it('is not the year in which something was founded', () => {
    expect(date('The union was founded in 2012. <Arlo Venn> {said} [all was well].')).toEqual(['2022-06-10 published'])
  })

  it('is that of the article where only the dateline tells a day', () => {
    expect(date('BRIN, June 10 (Agency) - <Arlo Venn> {said} [all was well].')).toEqual(['2022-06-10 published'])
  })

  it('is not the day on which something goes on', () => {
    expect(date('<Venn>, who faces an election in June, {said} [all is well].')).toEqual(['2022-06-10 published'])
    expect(date('He faces an election in May. <Venn> {said} [all is well].')).toEqual(['2022-06-10 published'])
    expect(date('The trial resumes Friday. <Venn> {said} [all is well].')).toEqual(['2022-06-10 published'])
  })

  it('is not that of what will be', () => {
    expect(date('There will be another meeting on 2 June. <Arlo Venn> {said} [it would be long].')).toEqual([
      '2022-06-10 published',
    ])
    expect(date('It will be signed on 2 June. <Arlo Venn> {said} [it was long].')).toEqual(['2022-06-10 published'])
  })

  it('goes on from the paragraph before, where that names the speaker and the day', () => {
    expect(
      date('It will stay shut, Arlo Venn said on Tuesday.\n\n[“There is no third time,”] <Venn> {told} us.'),
    ).toEqual(['2022-06-07 inherited Tuesday'])
  })

  it('is not that of a participle between commas', () => {
    expect(date('<Arlo Venn>, elected in May, {said} [all was well].')).toEqual(['2022-06-10 published'])
    expect(date('In an interview, published on Sunday, <Arlo Venn> {said} [all was well].')).toEqual([
      '2022-06-05 stated Sunday',
    ])
  })

  it('may be that of a memoir, or "as early as" some year', () => {
    expect(date('In his 2015 memoir <Arlo Venn> {wrote} that [all was well].')).toEqual(['2015 stated 2015'])
    expect(date('As early as 2014, <Arlo Venn> {warned} that [all was lost].')).toEqual(['2014 stated 2014'])
  })
})

describe('a day that is told by a verb after a comma', () => {
  it('is the sentence’s where the verb has an object', () => {
    const text = 'Two mayors, from Orlen and Brin, signed a pact on Tuesday. [“We shared a well,”] <Arlo Venn> {said}.'
    expect(date(text)).toEqual(['2022-06-07 inherited Tuesday'])
  })
})

describe('what somebody is today', () => {
  it('dates nothing', () => {
    expect(date('<Arlo Venn>, today a consultant, {argued} that [all is well].')).toEqual(['2022-06-10 published'])
    expect(date('Arlo Venn, formerly of the ministry, is less sure: [all is well], <he> {points out}.')).toEqual([
      '2022-06-10 published',
    ])
  })
})

describe('a day of records, essays and releases', () => {
  it('belongs to no clause of the sentence before, though a quotation ends it', () => {
    expect(
      date(
        'He {praised} <Arlo Venn>, [“who has built no wall either.”]| On Tuesday, <Ilse Torm> {urged} [him to go].',
      )[1],
    ).toBe('2022-06-07 stated Tuesday')
  })

  it('is not that of a clause of its own for who speaks at a gathering', () => {
    const told = (when: string) =>
      date(`Talks began after the flood ${when}.\n\n[“All is well,”] {said} <Arlo Venn>, who attended the ceremony.`)
    expect(told('of 14 January 2021, when the river rose')).toEqual(['2022-06-10 published'])
    expect(date('The ceremony was on June 6.\n\n[“All is well,”] {said} <Arlo Venn> after the ceremony.')).toEqual([
      '2022-06-06 inherited June 6',
    ])
  })

  it('is that of the day told before "said then that"', () => {
    expect(date('Venn wrote to me on 20 May. <He> {said} then that [all was well].')).toEqual([
      '2022-05-20 inherited 20 May',
    ])
  })

  it('is the year of the clause with "when" before it', () => {
    expect(
      date('When <the council> {debated} [the pact in 2019], |<Arlo Venn> {promised} that [it would hold].')[1],
    ).toBe('2019 stated 2019')
  })

  it('is the one after words that only stand for what was said', () => {
    expect(
      date(
        '<She> {said} [as much in Orlen on 28 May, before an audience of cadets]. |[“It is ours,”] <she> {told} them.',
      ),
    ).toEqual(['2022-05-28 stated 28 May', '2022-05-28 inherited 28 May'])
    expect(date('<I> {said} [that in February 2021, and I believed it].')).toEqual(['2021-02 stated February 2021'])
    expect(date('<I> {said} [that in February 2021 the pact had failed].')).toEqual(['2022-06-10 published'])
  })

  it('is the time that was taken for a part of what is said', () => {
    expect(date('Orm spoke on Monday. [A day] later <he> {told} reporters [he had been misquoted].')).toEqual([
      '2022-06-07 stated A day later',
    ])
  })

  it('is that of the sitting in minutes that tell in their own words what was said', () => {
    const minutes = (heading: string) =>
      date(
        `COUNCIL OF ORLEN\n\n${heading}\n\n<Mr Venn> {said} that [the quota would fall]. |<The Chair> {holds} [it firm].`,
      )
    expect(minutes('Sitting of 2 June 2022')).toEqual(['2022-06-02 inherited 2 June 2022', '2022-06-10 published'])
    expect(minutes('Minutes of the meeting held on 2 June 2022 in Room 4')[0]).toBe('2022-06-02 inherited 2 June 2022')
    expect(minutes('Minutes of 2 June 2022 tell all')[0]).toBe('2022-06-10 published')
    expect(minutes('The quota of 2 June 2022')).toEqual(['2022-06-10 published', '2022-06-10 published'])
  })

  it('is that of the visit on which the writer was told', () => {
    const told = (opening: string) => date(`In March ${opening}. [“The boats are finished,”] <he> {told} me.`)
    expect(told('I went to see Arlo Venn in Orlen')).toEqual(['2022-03 inherited March'])
    expect(told('Arlo Venn sold his yard')).toEqual(['2022-06-10 published'])
  })

  it('goes on with what was said before after "back then"', () => {
    const text = 'Venn spoke on Monday. He is the man <who> in 2017 {called} [the bridge a spine].| '
    expect(date(`${text}Back then <he> {said} [it would last].`)[1]).toBe('2017 inherited 2017')
    expect(date(`${text}Now <he> {said} [it would last].`)[1]).toBe('2022-06-06 inherited Monday')
  })

  it('is not that of an earlier speech which the next sentence recalls', () => {
    const next = (cue: string) =>
      date(
        `<Mr Teal> {said} that [he had warned them]. |In a speech on 5 June 2021 <Teal> {${cue}} that [fish leave].`,
      )[0]
    expect(next('had argued')).toBe('2022-06-10 published')
  })

  it('of a turn is not that of what is recalled in it', () => {
    expect(date('<Q>{:} [He told us yesterday that he was surprised.]|<Q> {told} us yesterday that [it was].')[0]).toBe(
      '2022-06-10 published',
    )
  })

  it('is that of the speech for what its giver says in it', () => {
    const speech = (heading: string) =>
      date(
        `${heading}\n\nSelm, 4 June 2022\n\n<I> {believe} [that it must run]. |<My predecessor> {said} [that it could not]. ` +
          '|Venn told us: “<I> {said} [it must].”',
      )
    expect(speech('Address by Tomas Venn to the Assembly')).toEqual([
      '2022-06-04 inherited 4 June 2022',
      '2022-06-10 published',
      '2022-06-10 published',
    ])
    expect(speech('Venn addresses the Assembly')[0]).toBe('2022-06-10 published')
  })

  it('is that of the sitting where its opening and its close are told', () => {
    const sitting = (close: string) =>
      date(`The Chair opened the sitting on Wednesday.\n\n<Mr Venn> {replied} [that the quota would fall].\n\n${close}`)
    expect(sitting('The sitting closed at noon.')).toEqual(['2022-06-08 inherited Wednesday'])
    expect(sitting('All is well.')).toEqual(['2022-06-10 published'])
  })

  it('does not go on in the next paragraph from what had been said, nor does a reply', () => {
    const next = (cue: string, verb = 'said') =>
      date(`On May 4 <Torm> {${cue}} [it a joke].\n\n|<Torm> {${verb}} [that all was well].`)[1]
    expect(next('had called')).toBe('2022-06-10 published')
    expect(next('had called', 'replied')).toBe('2022-06-10 published')
    expect(next('called')).toBe('2022-05-04 inherited May 4')
  })

  it('is not that of what somebody did before, and does not go on from it', () => {
    const [main, clause, next] = date(
      `${'It is cold.\n\n'.repeat(3)}On Monday <Torm> {pledged} [to shut them], |after <he> {introduced} [a law] last month.\n\n|<Torm> {said} [yes].`,
    )
    expect(main).toBe('2022-06-06 stated Monday')
    expect(clause).toBe('2022-05 stated last month')
    expect(next).toBe('2022-06-10 published')
    expect(date('<Torm> {pledged} [to shut them] after he sold some last month.')).toEqual(['2022-06-10 published'])
  })

  it('at the time is of the year that the paragraph is at', () => {
    expect(date('They won in 2007. At the time <Torm> {called} [him a friend].')).toEqual(['2007 inherited 2007'])
  })

  it('does not go back to what others did when they voted', () => {
    expect(date('<Torm> {said} [it was well]. |So did others when <they> {voted} [for it] in May.')[0]).toBe(
      '2022-06-10 published',
    )
  })

  it('does not go on from what is told by the way', () => {
    const next = (clause: string) =>
      date(
        `She follows <Mr Dorn>${clause} {said} in March that [he would go].\n\n| [“I bring the keys,”] {said} <Mr Dorn>.`,
      )[1]
    expect(next(', who')).toBe('2022-06-10 published')
    expect(next('. He')).toBe('2022-03 inherited March')
  })

  it('after "and" is that of its own verb', () => {
    expect(
      date(
        'Last month <Venn> {told} us that [she would “look at it”], |and on Sunday <she> {confirmed} that [she had].',
      )[1],
    ).toBe('2022-06-05 stated Sunday')
  })

  it('is that of the article for what somebody "now concedes"', () => {
    expect(date('In May <Venn> {insisted} [it was so]. |<He> {now concedes} that [it is not].')[1]).toBe(
      '2022-06-10 published',
    )
  })

  it('does not count from the day of "the premier of the day"', () => {
    const text = 'It was signed in June 2009. The premier of the day was Venn. '
    expect(date(`${text}Ten years later <he> {described} [it as “a lease”].`)).toEqual(['2019 stated Ten years later'])
  })
})
