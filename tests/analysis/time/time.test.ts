import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { findTimex } from '../../../src/analysis/time/time.ts'

/** The expressions of a text as "words = TYPE value". */
function read(text: string, published: string | null = '2022-06-10'): string[] {
  return findTimex(readDocument(text), published).map(
    ({ span, type, value }) => `${text.slice(...span)} = ${type} ${value}`,
  )
}

describe('dates that say all', () => {
  it.each([
    ['The pact was signed on June 7, 2019 in Orlen.', 'June 7, 2019 = DATE 2019-06-07'],
    ['The pact was signed on 7 June 2019 in Orlen.', '7 June 2019 = DATE 2019-06-07'],
    ['The pact was signed on the 7th of June 2019.', 'the 7th of June 2019 = DATE 2019-06-07'],
    ['The pact was signed on 2019-06-07.', '2019-06-07 = DATE 2019-06-07'],
    ['The pact was signed on 6/7/2019.', '6/7/2019 = DATE 2019-06-07'],
    ['The pact was signed in March of 1996.', 'March of 1996 = DATE 1996-03'],
    ['It was founded in 1994.', '1994 = DATE 1994'],
    ['It grew in the late 1970s.', 'the late 1970s = DATE 197'],
    ["It grew in the '80s.", "the '80s = DATE 198"],
    ['A temple of the 11th century stands there.', 'the 11th century = DATE 10'],
    ['Profit rose in the third quarter of 1984.', 'the third quarter of 1984 = DATE 1984-Q3'],
    ['It happened in nineteen ninety-six.', 'nineteen ninety-six = DATE 1996'],
    ['It broke on Christmas Eve 2016.', 'Christmas Eve 2016 = DATE 2016-12-24'],
    ['It broke on New Year’s Day, 2017.', 'New Year’s Day, 2017 = DATE 2017-01-01'],
  ])('%s', (text, wanted) => {
    expect(read(text)).toContain(wanted)
  })
})

describe('dates that count from the day of writing', () => {
  // 10 June 2022 was a Friday.
  it.each([
    ['She spoke yesterday.', 'yesterday = DATE 2022-06-09'],
    ['She spoke on Tuesday.', 'Tuesday = DATE 2022-06-07'],
    ['She spoke on Friday.', 'Friday = DATE 2022-06-10'],
    ["She spoke on New Year's Eve.", "New Year's Eve = DATE 2021-12-31"],
    ['She will speak on Tuesday.', 'Tuesday = DATE 2022-06-14'],
    ['The court is to rule on Tuesday.', 'Tuesday = DATE 2022-06-14'],
    ['He plans to travel on Monday.', 'Monday = DATE 2022-06-13'],
    ['He said he would resign by Saturday.', 'Saturday = DATE 2022-06-11'],
    ['She was told that the term expires on Monday.', 'Monday = DATE 2022-06-13'],
    ['The council approved the plans at its meeting of 24 June.', '24 June = DATE 2021-06-24'],
    ['She spoke last Friday.', 'last Friday = DATE 2022-06-03'],
    ['On June 6 the council met.', 'June 6 = DATE 2022-06-06'],
    ['The council met on June 12.', 'June 12 = DATE 2021-06-12'],
    ['The council will meet on June 12.', 'June 12 = DATE 2022-06-12'],
    ['The council met in October.', 'October = DATE 2021-10'],
    ['The council met last month.', 'last month = DATE 2022-05'],
    ['The council met three years ago.', 'three years ago = DATE 2019'],
    ['The council met five months ago.', 'five months ago = DATE 2022-01'],
    ['The council met this week.', 'this week = DATE 2022-W23'],
    ['The council met earlier this year.', 'earlier this year = DATE 2022'],
    ['The council met in June last year.', 'June last year = DATE 2021-06'],
    ['The council met last spring.', 'last spring = DATE 2022-SP'],
    ['The council met last night.', 'last night = TIME 2022-06-09TNI'],
    ['The council met at 10 p.m. on Wednesday.', '10 p.m. on Wednesday = TIME 2022-06-08T22:00'],
    ['The council met at noon yesterday.', 'noon yesterday = TIME 2022-06-09T12:00'],
  ])('%s', (text, wanted) => {
    expect(read(text)).toEqual([wanted])
  })

  it('keeps X for what an unknown day of writing does not tell', () => {
    expect(read('She spoke on Tuesday, June 7.', null)).toEqual(['Tuesday, June 7 = DATE XXXX-06-07'])
    expect(read('She spoke yesterday.', '2022-06')).toEqual(['yesterday = DATE XXXX-XX-XX'])
  })

  it.each([
    ['On Monday the ministers meet in Brin.', 'Monday = DATE 2022-06-13'],
    ['On Monday, parliament votes on the bill.', 'Monday = DATE 2022-06-13'],
    ['Parliament debates the law on Thursday.', 'Thursday = DATE 2022-06-16'],
    ['If she wins the vote on Thursday, she will stay.', 'Thursday = DATE 2022-06-16'],
    ['He asked if the talks on Thursday were fair.', 'Thursday = DATE 2022-06-09'],
    ['Let us start on Thursday, when he walked out.', 'Thursday = DATE 2022-06-09'],
    ['Last Thursday he left.', 'Last Thursday = DATE 2022-06-02'],
    ['Last Wednesday he left.', 'Last Wednesday = DATE 2022-06-08'],
    ['The debates ended on Thursday.', 'Thursday = DATE 2022-06-09'],
    ['On Monday the votes were counted.', 'Monday = DATE 2022-06-06'],
    ['It cut its outlook to negative on May 29.', 'May 29 = DATE 2022-05-29'],
    ['The outlook will be cut to negative on May 29.', 'May 29 = DATE 2023-05-29'],
  ])('takes %s as told by its verb and the calendar', (text, wanted) => {
    expect(read(text)).toEqual([wanted])
  })

  it('reads a short month without a stop after a day', () => {
    expect(read('They met on 14 Mar 2018, and left on 3 Sept in Orlen.')).toEqual([
      '14 Mar 2018 = DATE 2018-03-14',
      '3 Sept = DATE 2021-09-03',
    ])
  })

  it.each([
    ['They met on the second Thursday of May.', ['the second Thursday of May = DATE 2022-05-12']],
    ['They met on the last Friday in March 2021.', ['the last Friday in March 2021 = DATE 2021-03-26']],
    ['They met on the 5th Tuesday of March.', ['the 5th Tuesday of March = DATE 2022-03-29']],
    ['They met on the fifth Friday of May.', ['the fifth Friday of May = DATE 2022-05']],
  ])('counts the weekdays of a month: %s', (text, wanted) => {
    expect(read(text)).toEqual(wanted)
  })

  it.each([
    [
      'They met on 2 June. It began on the 9th, when he left.',
      ['2 June = DATE 2022-06-02', 'the 9th = DATE 2022-06-09'],
    ],
    ['It began on the 9th.', ['the 9th = DATE 2022-06-09']],
    ['It began on the 24th.', ['the 24th = DATE 2022-05-24']],
    ['It will begin on the 9th.', ['the 9th = DATE 2022-07-09']],
    ['On Tuesday the 24th Ms Venn left.', ['Tuesday the 24th = DATE 2022-05-24']],
    ['On Thursday the 24th Ms Venn left.', ['Thursday the 24th = DATE 2022-03-24']],
    ['They met on the 9th floor.', []],
  ])('takes the month of a day from the text around it: %s', (text, wanted) => {
    expect(read(text)).toEqual(wanted)
  })

  it.each([
    ['They struck on 2 May. On the Friday he gave in.', 'Friday = DATE 2022-05-06'],
    ['They struck on 2 June. On the Monday of the vote he left.', 'Monday = DATE 2022-06-06'],
    ['They struck on 9 June. On the Monday he left.', 'Monday = DATE 2022-06-06'],
    ['He left on the Monday.', 'Monday = DATE 2022-06-06'],
  ])('takes "the" weekday as the one that the story goes on to: %s', (text, wanted) => {
    expect(read(text).at(-1)).toBe(wanted)
  })

  it.each([
    ['He told me at Christmas that it rains.', ['Christmas = DATE 2021-12-25']],
    ['He asked us at Christmas what it meant.', ['Christmas = DATE 2021-12-25']],
    ['Last Christmas, he left.', ['Last Christmas = DATE 2021-12-25']],
    ['They sold trees at Christmas markets.', []],
    ['A Christmas tree fell.', []],
    ['On Christmas Eve he left.', ['Christmas Eve = DATE 2021-12-24']],
  ])('takes a feast for its day where it stands alone: %s', (text, wanted) => {
    expect(read(text)).toEqual(wanted)
  })

  it.each([
    ['He left the day before yesterday.', 'the day before yesterday = DATE 2022-06-08'],
    ['He leaves the day after tomorrow.', 'the day after tomorrow = DATE 2022-06-12'],
    ['He left some time ago.', 'some time ago = DATE PAST_REF'],
    ['He swam over the weekend.', 'the weekend = DATE 2022-W22-WE'],
  ])('counts from the day of writing: %s', (text, wanted) => {
    expect(read(text)).toEqual([wanted])
  })

  it('takes the year of a date from the one spoken of', () => {
    expect(read('He left in 2004. A letter of 3 February of that year says why.')).toEqual([
      '2004 = DATE 2004',
      '3 February of that year = DATE 2004-02-03',
    ])
    expect(read('He left in May 2004. In June that year he came back.')).toEqual([
      'May 2004 = DATE 2004-05',
      'June that year = DATE 2004-06',
    ])
  })

  it.each([
    ['They met on 2 June. The day before, he left.', '2022-06-01'],
    ['They met on 2 June. The day after, he left.', '2022-06-03'],
    ['They met on 2 June. He had said the day before that it rains.', '2022-06-01'],
    ['They met on 2 June. The day after the vote, he left.', '2022-06-02'],
    ['They met on 2 June. A month before, he had left.', '2022-05'],
  ])('counts from the day told before where no event follows: %s', (text, wanted) => {
    expect(read(text).at(-1)).toContain(`DATE ${wanted}`)
  })

  it('counts days from the last one told, which may be told by its night', () => {
    expect(read('It broke late on Wednesday. It began on Monday night. By the next evening it ended.').at(-1)).toBe(
      'the next evening = TIME 2022-06-07TEV',
    )
  })

  it('counts "the following Sunday" and "later that day" from the day told last', () => {
    expect(read('It broke on 4 May. The following Sunday she left.').at(-1)).toBe(
      'The following Sunday = DATE 2022-05-08',
    )
    expect(read('She left on Tuesday, for the spring. Later that day he left.').at(-1)).toBe(
      'Later that day = DATE 2022-06-07',
    )
  })

  it('goes on from a day of an earlier year in the sentence before', () => {
    expect(read('It broke on 24 December 2016. On January 1 she left.').at(-1)).toBe('January 1 = DATE 2017-01-01')
    expect(read('It broke on 24 December 2016. On August 1 she left.').at(-1)).toBe('August 1 = DATE 2021-08-01')
    expect(read('It has not broken since June 2014, and again since May.').at(-1)).toBe('May = DATE 2022-05')
  })

  it('counts from no day where a month was named after it', () => {
    expect(read('They met on 2 June. In May 2020 it rained. Three days later he left.').at(-1)).toBe(
      'Three days later = DATE XXXX-XX-XX',
    )
  })

  it('takes "this weekend" for the last one early in the week, where the verb is in the past', () => {
    expect(read('This weekend he complained that it rains.', '2022-06-07')).toEqual(['This weekend = DATE 2022-W22-WE'])
    expect(read('They will meet this weekend.', '2022-06-07')).toEqual(['this weekend = DATE 2022-W23-WE'])
    expect(read('This weekend he complained that it rains.', '2022-06-11')).toEqual(['This weekend = DATE 2022-W23-WE'])
  })

  it('knows a month before a noun from a verb', () => {
    expect(read('She wrote it in the May letter.')).toEqual(['May = DATE 2022-05'])
    expect(read('The March on Brin began.')).toEqual([])
    expect(read('In May President Torm left.')).toEqual(['May = DATE 2022-05'])
    expect(read('Ms May President of the board left.')).toEqual([])
    expect(read('“No,” said April Venn.')).toEqual([])
    expect(read('April brought rain.')).toEqual(['April = DATE 2022-04'])
  })

  it('takes the year of a date from a day of writing that is exact to the month', () => {
    expect(read('She spoke on June 7.', '2022-06')).toEqual(['June 7 = DATE 2022-06-07'])
  })
})

describe('durations and sets are no dates', () => {
  it.each([
    ['The war lasted eight years.', 'eight years = DURATION P8Y'],
    ['It was an eight-year war.', 'eight-year = DURATION P8Y'],
    ['The talks took two and a half years.', 'two and a half years = DURATION P2Y6M'],
    ['It grew in the past two months.', 'the past two months = DURATION P2M'],
    ['They meet every month.', 'every month = SET P1M'],
    ['They meet each Thursday.', 'each Thursday = SET XXXX-WXX-4'],
  ])('%s', (text, wanted) => {
    expect(read(text)).toEqual([wanted])
  })
})

describe('words that only look like time', () => {
  it.each([
    'The house may decide.',
    'They will march on the capital.',
    'The second reading passed.',
    'It cost $1990 in all.',
    'About 1500 people came.',
    'Comrade Sunday Ekpo spoke.',
    'Mr. Friday Osa spoke.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([])
  })
})

describe('any text', () => {
  const words = fc.constantFrom(
    ...'the a last next June May Friday 7 7th 2022 31 , . - / : year years ago earlier quarter third nineteen ninety hundred and half to p . m noon of fiscal mid early period T 1/2 99999 '.split(
      ' ',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join('')),
  )
  const published = fc.constantFrom(null, '2022', '2022-06', '2022-06-10', '2024-02-29', 'never', '2022-13-40')

  it('gives expressions in order that lie in the text and do not overlap', () => {
    fc.assert(
      fc.property(text, published, (input, day) => {
        let last = 0
        for (const { span, value } of findTimex(readDocument(input), day)) {
          expect(span[0]).toBeGreaterThanOrEqual(last)
          expect(span[1]).toBeGreaterThan(span[0])
          expect(span[1]).toBeLessThanOrEqual(input.length)
          expect(input.slice(...span)).toBe(input.slice(...span).trim())
          expect(value).not.toMatch(/NaN|undefined|null|^$/)
          last = span[1]
        }
      }),
      { seed: 20220610, numRuns: 500 },
    )
  })
})
