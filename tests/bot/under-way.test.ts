import { describe, expect, it } from 'vitest'
import type { Asked, Observer, Outcome } from '../../src/bot/observer.ts'
import { UnderWay } from '../../src/bot/under-way.ts'

const asked: Asked = { command: 'who-said', kind: 'command' }

/** What an observer hears of answers, in order. */
function listen(): { readonly heard: string[]; readonly observer: Observer } {
  const heard: string[] = []
  const observer: Observer = {
    acknowledged: ({ command }) => heard.push(`${command} acknowledged`),
    ended: ({ command }, outcome) => heard.push(`${command} ${outcome}`),
    discordAnswered: () => {},
    rateLimited: () => {},
  }
  return { heard, observer }
}

describe('a stop', () => {
  it('waits for the answers under way, and no longer', async () => {
    const { heard, observer } = listen()
    const underWay = new UnderWay(observer)
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    underWay.begin('1', asked, () => promise)
    underWay.begin('2', asked, async () => 'refused')
    // An hour, which this test would not wait for.
    const ended = underWay.end(3_600_000)
    resolve('answered')
    expect(await ended).toBe(0)
    expect(heard.toSorted()).toEqual(['who-said answered', 'who-said refused'])
  })

  it('goes on after its limit without an answer that never ends, and says how many', async () => {
    const { heard, observer } = listen()
    const underWay = new UnderWay(observer)
    underWay.begin('1', asked, () => new Promise<Outcome>(() => {}))
    underWay.begin('2', asked, async () => 'answered')
    expect(await underWay.end(1)).toBe(1)
    expect(heard).toEqual(['who-said answered'])
  })

  it('with nothing under way is at once', async () => {
    expect(await new UnderWay(listen().observer).end(3_600_000)).toBe(0)
  })
})

describe('an acknowledgement', () => {
  it('is told once, and only of what is under way', async () => {
    const { heard, observer } = listen()
    const underWay = new UnderWay(observer)
    underWay.begin('1', asked, async () => 'answered')
    underWay.acknowledged('1')
    underWay.acknowledged('1')
    underWay.acknowledged('7')
    await underWay.end(3_600_000)
    expect(heard).toEqual(['who-said acknowledged', 'who-said answered'])
  })
})
