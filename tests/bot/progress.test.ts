import { describe, expect, it } from 'vitest'
import { type Showing, showProgress } from '../../src/bot/progress.ts'

const times = { pace: 0, changeable: 1_000_000 }

/** Shows messages as they are shown to a member; `slow` holds each back until it is told to go on. */
function screen(slow?: () => Promise<void>) {
  const seen: [string, Showing][] = []
  const show = async (message: string, showing: Showing) => {
    seen.push([message, showing])
    await slow?.()
  }
  return { seen, show }
}

async function* counted(most: number): AsyncGenerator<string> {
  for (let i = 1; i <= most; i++) yield `${i}`
}

describe('work that goes on', () => {
  it('is shown from its first message to its last', async () => {
    const { seen, show } = screen()
    await showProgress(counted(1), show, times)
    expect(seen).toEqual([['1', 'first']])
  })

  it('passes over messages that come while one is being shown, but never the last', async () => {
    const gate = Promise.withResolvers<void>()
    const { seen, show } = screen(() => gate.promise)
    let read = 0
    async function* work(): AsyncGenerator<string> {
      for (read = 1; read <= 50; read++) yield `${read}`
      gate.resolve()
    }
    await showProgress(work(), show, times)
    expect(read).toBe(51)
    expect(seen).toEqual([
      ['1', 'first'],
      ['50', 'change'],
    ])
  })

  it('is shown a last time where it can be changed no more, and goes on', async () => {
    const { seen, show } = screen()
    let done = 0
    async function* work(): AsyncGenerator<string> {
      for (; done < 5; done++) {
        yield `${done}`
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await showProgress(work(), show, { pace: 0, changeable: 0 })
    expect(seen.map(([, showing]) => showing)).toEqual(['last'])
    expect(done).toBe(5)
  })

  it('goes on though it cannot be shown, and says so in the end', async () => {
    let done = 0
    async function* work(): AsyncGenerator<string> {
      for (; done < 5; done++) {
        yield `${done}`
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const broken = async () => {
      throw new Error('Unknown Webhook')
    }
    await expect(showProgress(work(), broken, times)).rejects.toThrow('Unknown Webhook')
    expect(done).toBe(5)
  })

  it('ends with the error that ended it', async () => {
    const { seen, show } = screen()
    async function* work(): AsyncGenerator<string> {
      yield '1'
      throw new Error('the disk is full')
    }
    await expect(showProgress(work(), show, times)).rejects.toThrow('the disk is full')
    expect(seen.length).toBeLessThanOrEqual(1)
  })

  it('without a message is shown as nothing', async () => {
    const { seen, show } = screen()
    await showProgress(counted(0), show, times)
    expect(seen).toEqual([])
  })
})
