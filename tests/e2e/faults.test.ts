import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { startVelden } from './velden.ts'

/** The town, and the lines that the bot logs. */
async function startLogged() {
  const lines: string[] = []
  const log = pino({}, { write: (line) => lines.push(line) })
  return { ...(await startVelden((app) => ({ ...app, log }))), lines }
}

const callback = /^\/interactions\/.*\/callback$/

describe('trouble at Discord is seen in the log, and not by the member:', () => {
  it.each([
    ['a rate limit', { kind: 429, path: callback, retryAfter: 0.05 } as const, null],
    ['an error of a server', { kind: 500, path: callback } as const, '"status":500'],
    ['a gateway that is bad', { kind: 502, path: callback, times: 2 } as const, '"status":502'],
    ['a connection that is cut', { kind: 'drop', path: callback } as const, null],
  ])('%s', async (_, fault, logged) => {
    const { ana, sandbox, lines } = await startLogged()
    sandbox.fault(fault)
    await ana.types('/who-said speaker:Cal Orlo')
    expect(ana.text()).toContain('the stalls stay open')
    expect(sandbox.discord.faults.left).toBe(0)
    if (logged !== null) expect(lines.join('')).toContain(logged)
    expect(lines.join('')).not.toContain('could not send an answer')
  })

  it('events that come late, and a session that is resumed', async () => {
    const { ana, sandbox } = await startLogged()
    const release = sandbox.discord.gateway.hold()
    const asked = ana.types('/who-said speaker:Cal Orlo')
    release()
    await asked
    expect(ana.text()).toContain('the stalls stay open')
    const before = sandbox.discord.gateway.identified
    sandbox.discord.gateway.drop()
    await ana.types('/who-said speaker:Ada Orlo')
    expect(ana.text()).toContain('5 statements')
    expect(sandbox.discord.gateway.identified).toBe(before)
  })

  it('a member’s words are never in the log', async () => {
    const { ana, lines } = await startLogged()
    await ana.types('/who-said about:my secret question')
    expect(lines.join('')).not.toContain('secret')
  })
})
