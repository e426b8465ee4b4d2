import { describe, expect, it } from 'vitest'
import { findTurns } from '../../../src/analysis/attribution/turns.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { findTimexOf, inferPublished } from '../../../src/analysis/time/time.ts'

const infer = (text: string) => inferPublished(readDocument(text), null)

describe('the date of publication', () => {
  it('is the one given', () => {
    const text = 'ORLEN, June 7, 2021 - The council met.'
    expect(inferPublished(readDocument(text), '2022-06-10')).toEqual({ value: '2022-06-10', basis: 'given' })
  })

  it('is read from a dateline, to the day', () => {
    expect(infer('ORLEN, June 7, 2021 — The council met.').value).toBe('2021-06-07')
    expect(infer('Posted on 16 July 2018\n\nThe council met.').value).toBe('2018-07-16')
    expect(infer('A title\n\n7 June 2021\n\nThe council met.').value).toBe('2021-06-07')
  })

  it('is the month of the latest day without a year, in the year of the latest past date that has one', () => {
    const text =
      'It has been an observer since 2003.\n\nOn June 6, the council met. The union was made in 2009.\n\n' +
      'On May 16, the leaders met.\n\nIn March 2022 it signed a plan, and in May the president came. It wants to be done by 2030.'
    expect(infer(text)).toEqual({ value: '2022-06', basis: 'inferred' })
  })

  it('goes on into the new year where the latest date with a year lies at the end of the old one', () => {
    expect(
      infer('In December 2021 it signed a plan.\n\nOn January 14, the council met. On January 15, it left.').value,
    ).toBe('2022-01')
  })

  it('is the month of a day with weekday and year in the opening, where no later year is named', () => {
    expect(infer('A man was fined in Orlen on Tuesday, 14 May 2013. He stole a boat in 2012.').value).toBe('2013-05')
    expect(infer('A man was fined on Tuesday, 14 May 2013. In 2016 he was freed.').value).toBeNull()
    expect(infer('A man was fined on 14 May 2013.').value).toBeNull()
  })

  it('is not told by September 11, nor by a day that is told twice', () => {
    expect(infer('It fell on Sept. 11, 2001. He wept on Sept. 11. He left on Sept. 12, 2001.').value).toBeNull()
    expect(infer('He left on Dec. 4, 2015. That Dec. 4 memo was long. It was cold on May 2, 2015.').value).toBeNull()
  })

  it('is unknown where the text tells only of history', () => {
    const unknown = { value: null, basis: 'unknown' }
    expect(infer('The union was made in 2009.')).toEqual(unknown)
    expect(
      infer('On April 4, 1949, the pact was signed.\n\nOn June 6, the council met, and on June 7, it left.'),
    ).toEqual(unknown)
    expect(infer('The plan was signed in March 2022.')).toEqual(unknown)
    expect(infer('The council met on June 6.')).toEqual(unknown)
    expect(infer('')).toEqual(unknown)
  })

  it('is unknown where the days do not follow on the latest date with a year', () => {
    const days = '\n\nOn June 6, the council met.\n\nOn June 7, it left.'
    expect(infer(`In March 2022 it signed a plan.${days}`).value).toBe('2022-06')
    expect(infer(`In September 2021 it signed a plan.${days}`).value).toBeNull()
    expect(infer(`In March 2022 it signed a plan. The 2023 budget is large.${days}`).value).toBeNull()
    expect(infer('In March 2022 it signed a plan.\n\nOn June 6, the council met.').value).toBeNull()
  })

  it('is not misled by a date to come', () => {
    expect(infer('On June 6, the council met. It will meet in May 2030.').value).toBeNull()
  })

  it('is the day of an agency dateline', () => {
    expect(infer('ASTANA, 2 June 2017. /Caravan/. The union met.').value).toBe('2017-06-02')
    expect(infer('BRIN, June 7, 2022 (Agency) - The union met.').value).toBe('2022-06-07')
  })

  it('is told by weekdays from the latest year named on', () => {
    const year = 'The union was enlarged in 2021.\n\n'
    expect(infer(`${year}On Tuesday, June 7, the council met.`).value).toBe('2022-06')
    expect(infer(`${year}On Tuesday, June 7, the council met. On Monday, June 7, it left.`).value).toBeNull()
    expect(infer('On Tuesday, June 7, the council met.').value).toBeNull()
  })
})

describe('relative days in a record', () => {
  const valuesOf = (text: string, published: string) => {
    const document = readDocument(text)
    const turns = findTurns(document).flatMap(({ words }) => words)
    return findTimexOf(document, { value: published, basis: 'given' }, turns).map(({ value }) => value)
  }
  const turns = 'VARGA: I left yesterday.\n\nOKU: I did not.\n\nVARGA: Well.'

  it('count from the sitting in its heading', () => {
    const text = `House of Deputies\n\nThursday 7 November 2019\n\n${turns}`
    expect(valuesOf(text, '2019-11-08')).toEqual(['2019-11-07', '2019-11-06'])
    expect(valuesOf(text, '2018-01-01').at(-1)).toBe('2017-12-31')
    const timed = `Results call\n\nThursday, November 7, 2019, 9:00 a.m.\n\n${turns}`
    expect(valuesOf(timed, '2019-11-08').at(-1)).toBe('2019-11-06')
  })

  it('count from the day of the broadcast, those around the turns from publication', () => {
    const text = `This was aired on Sunday, 20 March.\n\n${turns}\n\nVarga wrote to us yesterday.`
    expect(valuesOf(text, '2022-03-22')).toEqual(['2022-03-20', '2022-03-19', '2022-03-21'])
  })

  it('count from the sitting in minutes, which have no turns', () => {
    const minutes = (heading: string) =>
      valuesOf(`${heading} 7 November 2019\n\nMs Varga said she left yesterday.`, '2019-11-09')
    expect(minutes('Sitting of')).toEqual(['2019-11-07', '2019-11-06'])
    expect(minutes('The quota of')).toEqual(['2019-11-07', '2019-11-08'])
  })

  it('count from the talk in the answers of an interview without labels', () => {
    const answers = ['I left yesterday.', 'I do.', 'We may.']
      .map((answer) => `Do you say so?\n\n${answer}`)
      .join('\n\n')
    const talk = (opening: string) => valuesOf(`${opening}\n\n${answers}\n\nVarga called yesterday.`, '2022-03-22')
    expect(talk('We met on Sunday.')).toEqual(['2022-03-20', '2022-03-19', '2022-03-21'])
    expect(talk('She swam on Sunday.')).toEqual(['2022-03-20', '2022-03-21', '2022-03-21'])
  })

  it('count from a dateline up to a week before publication', () => {
    const release = 'Release\n\nOrlen, 7 November 2019\n\nThe board today announced that all is well.'
    expect(valuesOf(release, '2019-11-09')).toEqual(['2019-11-07', '2019-11-07'])
    expect(valuesOf(release, '2019-12-09')).toEqual(['2019-11-07', '2019-12-09'])
  })

  it('count from publication where it tells no day', () => {
    expect(valuesOf(turns, '2022-03-22')).toEqual(['2022-03-21'])
  })
})
