import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { dateStatements, findTimex } from '../../../src/analysis/time/time.ts'
import type { PublicationDate, Span } from '../../../src/analysis/types.ts'
import { date, given } from './marked.ts'

const published = '2022-06-10 published'

describe('a time in the sentence of a saying', () => {
  it('is not of the saying where it is the year or month of the clause before "but"', () => {
    expect(date('Venn left in 2004 to sail, but <she> {said} [she felt young].')).toEqual([published])
    expect(date('In 2004 Venn left, but <she> {said} [she felt young].')).toEqual(['2004 stated 2004'])
    expect(date('Venn left on Monday, but <she> {said} [she felt young].')).toEqual(['2022-06-06 stated Monday'])
  })

  it('is not of a verb in the present where it stands in the clause that comes after', () => {
    expect(date('<Venn> {embodies} [greed], yet officials praised her on Monday.')).toEqual([published])
    expect(date('<Venn> {embodied} [greed] on Monday, yet officials praised her.')).toEqual([
      '2022-06-06 stated Monday',
    ])
  })

  it('is not of a verb that stands by the way in what is said', () => {
    expect(date('[A second one was asked for], <Venn> {said}, but was dropped in May.')).toEqual([published])
    expect(date('[A second one was asked for], <Venn> {said} in May.')).toEqual(['2022-05 stated May'])
  })

  it('is not of a verb before a dash and "and"', () => {
    expect(date('<Venn> {endorsed} [her] – and the mayor left last week.')).toEqual([published])
    expect(date('<Venn> {endorsed} [her] last week – and the mayor left.')).toEqual(['2022-W22 stated last week'])
  })

  it('may follow "her" where that is whom a verb is about', () => {
    expect(date('Torm met her last week. [“All is well,”] <he> {said}.')).toEqual(['2022-W22 inherited last week'])
    expect(date('Torm stole her last week. [“All is well,”] <he> {said}.')).toEqual([published])
  })

  it('that is over is not of a verb in the perfect', () => {
    expect(date('<Venn> {has shown} [a modest way] in her talks, telling pupils in 2008 to wait.')).toEqual([published])
    expect(date('<Venn> {showed} [patience] in 2008.')).toEqual(['2008 stated 2008'])
    expect(date('<Venn> {has praised} [the mayor] and slept on Monday.')).toEqual([published])
    expect(date('<Venn> {has praised} [the mayor] in an interview on Monday.')).toEqual(['2022-06-06 stated Monday'])
  })

  it('may be told with "late" or "later" before it', () => {
    expect(date('Late last year, <Venn> {said} [all was well].')).toEqual(['2021 stated Late last year'])
    expect(date('Later in the spring, <Venn> {said} [all was well].')).toEqual(['2022 stated Later in the spring'])
  })

  it('may be that of what somebody took a speech or went out of her way to do', () => {
    const criticized = (before: string) => date(`<Venn> {${before} to criticize} [the council] on Tuesday.`)
    expect(criticized('went out of her way')).toEqual(['2022-06-07 stated Tuesday'])
    expect(criticized('used a speech')).toEqual(['2022-06-07 stated Tuesday'])
    expect(criticized('is on her way')).toEqual([published])
  })

  it('is not the day of publication where it opens on what will be said', () => {
    expect(date('On Friday night, <Venn> {will tell} [them that all is well].')).toEqual([published])
    expect(date('On Friday morning, <Venn> {told} [them that all was well].')).toEqual([
      '2022-06-10 stated Friday morning',
    ])
  })

  it('is no "recent" that tells what others are like', () => {
    expect(date('<Venn>{’s stance on} [trade] is milder than most recent Orlen candidates’.')).toEqual([published])
    expect(date('<Venn> {said} in recent interviews [all was well].')).toEqual(['none unknown'])
  })

  it('that is past is not of what will be said', () => {
    expect(date('<Venn> {will repeat} [the vows] made four years ago.')).toEqual([published])
    expect(date('<Venn> {repeated} [the vows] made four years ago.')).toEqual(['2018 stated four years ago'])
  })

  it('is not of what somebody questioned "previously"', () => {
    const [before, now] = date('<Venn>, who {previously questioned} [the plan], |{said} on Monday [that it was good].')
    expect(before).toBe('none unknown')
    expect(now).toBe('2022-06-06 stated Monday')
  })

  it('is not of the name that somebody has for what was then', () => {
    expect(date('In 2009, under what <Venn> {called} [“the old rules”], the club sold boats.')).toEqual([published])
    expect(date('In 2009, <Venn> {called} [them “the old rules”].')).toEqual(['2009 stated 2009'])
  })

  it('is that of a paper for what it says, though it is told in the present', () => {
    expect(date('<His memoirs>, published in 2003, {blame} [the army].')).toEqual(['2003 stated 2003'])
    expect(date('<A report released Monday by the army> {shows} [it so], and it rains.')).toEqual([
      '2022-06-06 stated Monday',
    ])
    expect(date('<His memoirs>, begun in 2003, {blame} [the army].')).toEqual([published])
    expect(date('In his report of 30 May, <Venn> {certified} [that it was so].')).toEqual(['2022-05-30 stated 30 May'])
  })

  it('may be the night of a day', () => {
    expect(date('On the night of 2 June, <Venn> {said} [all was well].')).toEqual([
      '2022-06-02 stated On the night of 2 June',
    ])
  })

  it('is no day on which something is to be broadcast', () => {
    const told = (when: string) => date(`In an interview ${when} on Sunday, <Venn> {called} [it safe].`)
    expect(told('to be broadcast')).toEqual([published])
    expect(told('broadcast')).toEqual(['2022-06-05 stated Sunday'])
  })

  it('is unknown in a decade, and as far back as it is told', () => {
    expect(date('In the 1990s <Venn> {urged} [them to stay].')).toEqual(['none unknown'])
    expect(date('<Venn> {praised} [a song] about the 1990s.')).toEqual([published])
    expect(date('<Critics> {cite} [his votes], and what he did in the House in the 1990s.')).toEqual([published])
    expect(date('<Venn> {warned} as far back as 2015 that [it was unsafe].')).toEqual(['2015 stated 2015'])
    expect(date('<Venn> {warned} us in a clip dating as far back as 2015 that [it was unsafe].')).toEqual([published])
  })

  it('is not "within the week", nor "an hour ago", which is when it is told', () => {
    expect(date('<Venn> {wrote} back within the week [that all was well].')).toEqual([published])
    expect(date('<Venn> {assured} me an hour ago [that all was well].')).toEqual([published])
  })

  it('may stand before a subject with an apposition', () => {
    const asked = (subject: string) => date(`Does she know that on Monday ${subject} {told} us [that all was well]?`)
    expect(asked('<the master, Ada Orm,>')).toEqual(['2022-06-06 stated Monday'])
    expect(asked('it rained, as will happen, and <Orm>')).toEqual([published])
  })

  it('may be the year of a campaign that opens the sentence, unless it is the present one', () => {
    expect(date('During the 2012 campaign, <Venn> {pledged} [to mend it].')).toEqual(['2012 stated 2012'])
    expect(date('During the 2022 campaign, <Venn> {pledged} [to mend it].')).toEqual([published])
    expect(date('They lost the 2012 campaign, <Venn> {said}.')).toEqual([published])
  })

  it('of an e-mail is that of those who "had to" answer in it', () => {
    expect(
      date('In an old, February 2010 email, <Venn> {had to explain} [why]. |[“But it is public,”] <she> {wrote}.')[1],
    ).toBe('2010-02 inherited February 2010')
  })

  it('is not one after "despite"', () => {
    expect(date('Torm leads, {according to} <Orlen News>, despite losing in February.')).toEqual([published])
    expect(date('Torm led, {according to} <Orlen News>, in February.')).toEqual(['2022-02 stated February'])
  })

  it('may stand between an owner and a speech, and not before another noun', () => {
    const of = (noun: string) => date(`They heard <Venn> in the mayor’s Tuesday ${noun}, {calling} [it good].`)
    expect(of('speech')).toEqual(['2022-06-07 stated Tuesday'])
    expect(of('shoes')).toEqual([published])
  })

  it('is that of a show or an episode', () => {
    expect(date('<Venn> {said} on Monday’s episode of a show [that all was well].')).toEqual([
      '2022-06-06 stated Monday',
    ])
  })

  it('of something looming is to come', () => {
    const april: PublicationDate = { value: '2022-04-17', basis: 'given' }
    const doubted = (what: string) => date(`But <Venn> {was not hopeful about} [the ${what}] in July.`, april)
    expect(doubted('looming showdown')).toEqual(['2022-04-17 published'])
    expect(doubted('old showdown')).toEqual(['2021-07 stated July'])
  })

  it('is another one where something "subsequently" happened, but not where the source is "recently" found', () => {
    expect(date('<Venn> {subsequently testified} [that all was well].')).toEqual(['none unknown'])
    expect(date('{According to} <recently found letters>, [all was well].')).toEqual([published])
  })

  it('is not told by the "later" of the next sentence, nor by "earlier in the day" or "later told reporters"', () => {
    expect(date('<She> later {told reporters} [all is well].')).toEqual([published])
    expect(date('[They want me,] <he> {says} to her. Later he leaves.')).toEqual([published])
    expect(date('An aide left, after <Venn> earlier in the day {touted} [her luck].')).toEqual([published])
    expect(date('An aide left, after <Venn> earlier {touted} [her luck].')).toEqual(['none unknown'])
  })

  it('goes on with "the next month" from the one told before', () => {
    const march: PublicationDate = { value: '2023-03-05', basis: 'given' }
    expect(date('They met in September 2022. The next month, <Venn> {announced} [a plan].', march)).toEqual([
      '2022-10 stated The next month',
    ])
  })

  it('counts from an event that is told in the plural', () => {
    expect(
      date(
        'They stood in line on June 2, during the primaries.\n\nThe day after the primary, <Venn> {called} [it bad].',
      ),
    ).toEqual(['2022-06-03 stated The day after the primary'])
  })
})

describe('a saying in the present', () => {
  const now = (words: string) => date(`The bridge was shut on May 3. ${words}`)

  it('may be told by any verb that many use, by "don’t" and by "will"', () => {
    expect(now('<Critics> {appear} [to doubt it].')).toEqual([published])
    expect(now('<I> {don’t know} [what it means].')).toEqual([published])
    expect(now('<Venn> {will oppose} [it].')).toEqual([published])
    expect(now('<Venn>{’s become} [sure of it].')).toEqual([published])
    expect(now('<Venn> {opposed} [it].')).toEqual(['2022-05-03 inherited May 3'])
  })

  it('is that of those who do not answer the writer', () => {
    expect(now('<Venn> {did not respond to requests for} [comment].')).toEqual([published])
    expect(now('<Venn> {declined to} [comment].')).toEqual([published])
    expect(now('Contacted by the Gazette, <Venn> {explained} [why].')).toEqual([published])
    expect(date('On June 6 <Orm> {said} [so]. |<Venn> {replied} by email [that it was not].')[1]).toBe(published)
    expect(now('<Venn> {did not respond to} [the attack].')).toEqual(['2022-05-03 inherited May 3'])
  })
})

describe('a saying after another of the same speaker', () => {
  it('goes on from it over what somebody else says', () => {
    const next = (when: string) =>
      date(
        `${when} <the mayor> {said} [all was well]. |<Torm> {says} [it is not].\n\n|[“We are,”] <the mayor> {said}.`,
      )[2]
    expect(next('On June 6')).toBe('2022-06-06 inherited June 6')
    expect(next('In 2019')).toBe(published)
  })

  it('goes on from it over a paragraph that is nothing but a quotation', () => {
    const next = (between: string) =>
      date(
        `${'It is cold.\n\n'.repeat(3)}On June 6, <Venn> {said} [all is well].\n\n${between}\n\n|[“We are ready,”] <Venn> {said}.`,
      )[1]
    expect(next('“It was a long day.”')).toBe('2022-06-06 inherited June 6')
    expect(next('“It was a long day,” it says.')).toBe(published)
  })

  it('does not go on from the year of a clause with "when", nor from what is told by the way', () => {
    const next = (before: string, verb = 'said') =>
      date(
        `${before} {campaigned} [as a chief].\n\n|[“I am not,”] <she> ${verb}.`.replace(` ${verb}.`, ` {${verb}}.`),
      )[1]
    expect(next('Venn lost her luck in 2008, when <she>')).toBe(published)
    expect(next('In 2008, <she>')).toBe('2008 inherited 2008')
    expect(date('On June 6 <Venn> {said} [yes].\n\n|It rained after <she> {backed} [a plan].')[1]).toBe(published)
  })

  it('does not go on from the month of what its speaker did, unless in an interview or the like', () => {
    const next = (before: string) => date(`${before}.\n\n|[“All is well,”] <she> {said}.`)[1]
    expect(next('Last month <the mayor> {filed} [a suit]')).toBe(published)
    expect(next('Last month <the mayor> {accused} [a clerk]')).toBe('2022-05 inherited Last month')
    expect(next('In an interview last month <the mayor> {refused} [to go]')).toBe('2022-05 inherited last month')
    expect(next('On Monday <the mayor> {filed} [a suit]')).toBe('2022-06-06 inherited Monday')
  })

  it('does not go on from a day in what somebody says in the paragraph before', () => {
    const next = (told: string) => date(`<Orm> {said} of Arlo Venn: [“${told}.”]\n\n|<Venn> {slept} [well].`)[1]
    expect(next('He spoke on Monday')).toBe(published)
  })

  it('goes on where the paragraph before tells that its speaker spoke', () => {
    const said = '\n\n[“All is well,”] <Venn> {said}.'
    expect(date(`Arlo Venn spoke in Orlen on Monday.${said}`)).toEqual(['2022-06-06 inherited Monday'])
    expect(date(`In talking to us on Monday, Arlo Venn looked past November.${said}`)).toEqual([
      '2022-06-06 inherited Monday',
    ])
    expect(date(`Arlo Venn swam in Orlen on Monday.${said}`)).toEqual([published])
  })

  it('goes on for a pronoun whose speaker is known, from a day or week', () => {
    const dated = (when: string): string => {
      const text = `On her blog on ${when}, Ada Torm was proud.\n\n“All is well,” she wrote.`
      const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length]
      const statement = { content: [at('“All is well,”')], source: [at('she')], cue: [at('wrote')] }
      const document = readDocument(text)
      const speaker = { id: 'torm', name: 'Ada Torm' }
      const [date] = dateStatements(document, findTimex(document, given.value), [{ ...statement, speaker }], given)
      return `${date?.value} ${date?.basis}`
    }
    expect(dated('Monday')).toBe('2022-06-06 inherited')
    expect(dated('last month')).toBe(published)
  })

  it('goes on from what its speaker tells by the way at a time told before', () => {
    const next = (before: string, after = '') =>
      date(`${before} <Arlo Venn>, who {said}${after} [it was good].\n\n|[“It is,”] {said} <Venn>.`)[1]
    expect(next('They met in March. They thanked')).toBe('2022-03 inherited March')
    expect(next('They thanked', ' in March')).toBe(published)
  })

  it('goes by the name before an apposition', () => {
    const named = (source: string) =>
      date(`The council of Orlen spoke on Monday.\n\n[“All is well,”] {said} <${source}>.`)
    expect(named('Arlo Venn, a cook in Orlen')).toEqual([published])
    expect(named('the council of Orlen')).toEqual(['2022-06-06 inherited Monday'])
  })
})

describe('a saying in the same exchange', () => {
  const next = (words: string) => date(`On June 6, <Venn> {said} [all is well].\n\n|${words}`)[1]

  it('is a question that is asked in a quotation', () => {
    expect(next('[“Will you go?”] <Ole Lund> {asked}.')).toBe('2022-06-06 inherited June 6')
    expect(next('<Ole Lund> {asked} [if he would go].')).toBe(published)
  })

  it('is what goes on after it', () => {
    expect(next('[“He will not,”] <the mayor> {continued}.')).toBe('2022-06-06 inherited June 6')
    expect(next('<The mayor’s> {continued insistence} [that he will] is odd.')).toBe(published)
  })
})

describe('a talk that is printed with labels', () => {
  const turns = '<Orm>{:} [Why?]\n\n|<Venn>{:} [It was late.]\n\n|<Orm>{:} [Well.]'

  it('is of the day, week or month in which it was held, whatever else its opening tells', () => {
    const of = (opening: string, after = '') => date(`${opening}\n\n${turns}${after}`)[0]
    expect(of('She spoke to Orm on Tuesday, a day after the council met on Monday.')).toBe(
      '2022-06-07 inherited Tuesday',
    )
    expect(of('We met her yesterday. The bill was tabled on 12 May.')).toBe('2022-06-09 inherited yesterday')
    expect(of('She left on 2 June. We spoke last week.')).toBe('2022-W22 inherited last week')
    expect(of('She left on 8 June. The interview took place in May.')).toBe('2022-05 inherited May')
    expect(of('She left on 2 June.')).toBe('2022-06-02 inherited 2 June')
    expect(of('She is the mayor.', '\n\nInterview: Ada Orm. It was recorded on 6 June.')).toBe(
      '2022-06-06 inherited 6 June',
    )
  })
})

describe('what an article reports on', () => {
  const later = (opening: string, said: string) => date(`${opening}\n\nIt rained.\n\nIt rained.\n\n|${said}`)[1]
  const interview = 'In an interview on Monday, <Arlo Venn> {said} [all was well].'

  it('is where its speaker says what follows', () => {
    expect(later(interview, '[“It was dry,”] {said} <Venn>.')).toBe('2022-06-06 inherited Monday')
    expect(later(interview, '[“It was dry,”] {said} <Orm>.')).toBe(published)
    expect(later(interview, '<Venn> {says} [it is dry].')).toBe(published)
  })

  it('is no day long before', () => {
    expect(later(interview.replace('Monday', 'May 2'), '[“It was dry,”] {said} <Venn>.')).toBe(published)
  })

  it('is left where its speaker says something elsewhere', () => {
    expect(later(interview, '[“It was dry,”] <Venn> {said} in a statement.')).toBe(published)
    const [, , after] = date(
      `${interview}\n\nIt rained.\n\n|<Venn> {tweeted} [that it was dry].\n\nIt rained.\n\n|[“It was,”] <Venn> {said}.`,
    )
    expect(after).toBe(published)
  })
})

describe('an interview without labels', () => {
  const talk = (opening: string, said: string) =>
    date(`${opening}\n\nDo you say so?\n\nI do.\n\nAre you well?\n\nI am.\n\nWhat is it?\n\n${said}`)[0]

  it('tells in its opening on which day its answers were given', () => {
    expect(talk('We met Venn on Tuesday.', '<I> {think} [that it is late].')).toBe('2022-06-07 inherited Tuesday')
    expect(talk('We met Venn on Tuesday.', '<No. I> {think} [that it is late].')).toBe('2022-06-07 inherited Tuesday')
    expect(talk('Venn swam on Tuesday.', '<I> {think} [that it is late].')).toBe(published)
  })

  it('dates by it what its answers tell, and not what is told after them', () => {
    const told = '<I> {told} them [that it was late].'
    expect(talk('We met Venn on Tuesday.', told)).toBe('2022-06-07 inherited Tuesday')
    expect(talk('Venn swam on Tuesday.', told)).toBe(published)
    const after = '<The mayor> {said} [that it was late].'
    expect(talk('We met Venn on Tuesday.', `I do.\n\n${after}`)).toBe(published)
  })
})

describe('a time told before in the paragraph', () => {
  it('is not the month of figures', () => {
    const told = (before: string) => date(`${before} in May. <Venn> {said} [it would last].`)
    expect(told('Prices rose')).toEqual([published])
    expect(told('Half of them fell by 5 percent')).toEqual([published])
    expect(told('The council sat')).toEqual(['2022-05 inherited May'])
  })

  it('is not the day on which somebody arrives', () => {
    expect(date('The minister arrives in Orlen on Monday. <Venn> {said} [it was late].')).toEqual([published])
    expect(date('The minister left Orlen on Monday. <Venn> {said} [it was late].')).toEqual([
      '2022-06-06 inherited Monday',
    ])
  })

  it('may be the year for what was said "at the time"', () => {
    expect(date('He signed it in 1989. <A clerk> {told} him at the time [that it was sand].')).toEqual([
      '1989 inherited 1989',
    ])
    expect(date('He signed it in 1989. <A clerk> {told} him [that it was sand].')).toEqual([published])
  })

  it('is the month of a visit', () => {
    expect(date('I went to see Venn in May. He was in bed. [“All is well,”] <he> {told} me.')).toEqual([
      '2022-05 inherited May',
    ])
    expect(date('I hoped to see Venn in May. He was in bed. [“All is well,”] <he> {told} me.')).toEqual([published])
  })

  it('is the year in which its speaker was what he is no longer', () => {
    expect(date('It was passed in 2016. <Arlo Venn, then a clerk,> {said} [it would fail].')).toEqual([
      '2016 inherited 2016',
    ])
    expect(date('It was passed in 2016. <Arlo Venn, now a clerk,> {said} [it would fail].')).toEqual([published])
  })
})

describe('a gathering told before', () => {
  it('may be a vote that was told in other words', () => {
    const voted = (told: string) =>
      date(`The council ${told} the bridge on Monday.\n\n[“We waited,”] <Orm> {told} reporters after the vote.`)
    expect(voted('approved')).toEqual(['2022-06-06 inherited Monday'])
    expect(voted('mended')).toEqual([published])
  })

  it('is not taken up within what somebody else says', () => {
    const called = (said: string) =>
      date(`A rally was held on Monday.\n\n<Orm> {said} [${said}], |{calling} [it good], <he> did.`)[1]
    expect(called('that she spoke at the rally')).toBe(published)
    expect(
      date('A rally was held on Monday.\n\n{Asked} [about money at the rally], |<Orm> {said} [it was good].')[1],
    ).toBe('2022-06-06 inherited Monday')
  })
})
