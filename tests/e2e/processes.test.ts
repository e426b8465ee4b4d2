import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { member } from './member.ts'
import { says, startProgram, stops } from './program.ts'

const root = resolve(import.meta.dirname, '../..')
let data: string

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'rapporteur-'))
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function ask(...args: readonly string[]): Promise<Run> {
  const command = [join(root, 'src/cli/ask.ts'), ...args, '--data', data]
  return new Promise((done) => {
    execFile(process.execPath, command, { cwd: root }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

const start = (settings: Readonly<Record<string, string>>) => startProgram({ DATA_DIR: data, ...settings })

describe('ask', () => {
  it('answers from the starter articles where there is no library yet', async () => {
    const { code, stdout } = await ask('/search words:Tashkent')
    expect(code).toBe(0)
    expect(stdout).toMatch(/In \d+ paragraphs?\n/)
  })

  it('prints the reply that would go to Discord', async () => {
    const { stdout } = await ask('/help', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      flags: 32_832,
      allowed_mentions: { parse: [] },
      components: [{ type: 17 }],
    })
  })

  it('acts as a moderator where told to', async () => {
    expect((await ask('/settings')).stdout).toContain('Only moderators can do this')
    expect((await ask('/settings', '--as', 'moderator')).stdout).toContain('Answers are seen by all')
  })

  it.each([
    ['/who-sad', 'Did you mean /who-said?'],
    ['/who-said speaker:"Orlo', 'is not closed'],
    ['/summarize', 'needs the option article'],
  ])('exits with 2 for %s and says why', async (line, reason) => {
    const { code, stdout, stderr } = await ask(line)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(reason)
  })
})

describe('the program', () => {
  it('without a token opens the sandbox, prints its address, and stops when told to', async () => {
    const child = start({})
    const address = await says(child.stdout, /(http:\/\/127\.0\.0\.1:\d+\/)/)
    await says(child.stderr, /"msg":"ready"/)
    expect((await fetch(address)).status).toBe(200)
    expect(await stops(child)).toBe(0)
  })

  it('with a token joins whatever speaks Discord’s API at the address that is set', async () => {
    const sandbox = await startSandbox()
    onTestFinished(() => sandbox.close())
    const child = start({ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl })
    await says(child.stderr, /"msg":"ready"/)
    const ana = member(sandbox, 'Ana', 'general')
    await ana.types('/search words:Tashkent')
    expect(ana.text()).toContain('**Tashkent**')
    expect(sandbox.violations).toEqual([])
    expect(await stops(child)).toBe(0)
  })

  it('says in one line that a token is not Discord’s', async () => {
    const sandbox = await startSandbox()
    onTestFinished(() => sandbox.close())
    const child = start({ DISCORD_TOKEN: 'not.a.token', DISCORD_API_URL: sandbox.apiUrl })
    await says(
      child.stderr,
      /DISCORD_TOKEN: Discord does not know this token; copy it anew from the developer portal\.\n/,
    )
    expect((await once(child, 'exit'))[0]).toBe(1)
  })

  it('tells of its health and its work on a port of its own', async () => {
    const sandbox = await startSandbox()
    onTestFinished(() => sandbox.close())
    const child = start({ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl, METRICS_PORT: '0' })
    const port = await says(child.stderr, /"port":(\d+),"msg":"metrics and health"/)
    await says(child.stderr, /"msg":"ready"/)
    const get = async (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
    expect(await (await get('/healthz')).json()).toEqual({ ok: true, store: true, discord: true })
    await member(sandbox, 'Ana', 'general').types('/search words:Tashkent')
    const asked = '{command="search",kind="command"'
    await expect
      .poll(async () => (await get('/metrics')).text())
      .toContain(`rapporteur_interactions_total${asked},outcome="answered"} 1`)
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toContain(`rapporteur_acknowledgement_seconds_count${asked}} 1`)
    expect(metrics).toMatch(/rapporteur_discord_responses_total\{status="200"\} \d/)
    expect(metrics).toMatch(/rapporteur_store_seconds_count\{failed="false"\} \d/)
    expect(await stops(child)).toBe(0)
  })
})
