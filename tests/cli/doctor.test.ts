import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { commands } from '../../commands/index.ts'
import { checkDiscord } from '../../src/cli/doctor/discord-checks.ts'
import { printed } from '../../src/cli/doctor/finding.ts'
import { checkDatabase, checkDataFolder, checkModels, checkNode } from '../../src/cli/doctor/machine-checks.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { openStore } from '../../src/store/store.ts'

const root = resolve(import.meta.dirname, '../..')

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'doctor-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const config = (change: Partial<Config> = {}): Config => ({ ...readConfig({}), ...change })

/** What the doctor finds at a stand-in for Discord. */
async function atSandbox(change: Partial<Config> = {}) {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const find = async () =>
    (await checkDiscord(config({ token: sandbox.token, discordApiUrl: sandbox.apiUrl, ...change }))).map(printed)
  return { sandbox, find }
}

describe('the doctor, at Discord,', () => {
  it('finds all well, and what is not registered yet', async () => {
    const { sandbox, find } = await atSandbox()
    expect(await find()).toEqual([
      'ok    The token is that of the application Rapporteur.',
      'ok    The intent Guilds is all that the bot asks for, and no privileged one is on.',
      'ok    The gateway is there; 1000 more starts today, one shard.',
      expect.stringContaining('npm run deploy'),
      'ok    The bot is in 2 servers.',
    ])
    sandbox.discord.commands.setAll(JSON.parse(JSON.stringify(commands.map(({ definition }) => definition))), undefined)
    expect(await find()).toContain(`ok    The ${commands.length} commands are registered.`)
  })

  it('says of a token that Discord does not know where to get another', async () => {
    const { find } = await atSandbox({ token: 'forgotten' })
    expect(await find()).toEqual([
      expect.stringMatching(/^WRONG Discord does not know the token\.\n.*Copy it anew at/s),
    ])
  })

  it('says so without a network, and where something else answers', async () => {
    const refused = await checkDiscord(config({ token: 'x', discordApiUrl: 'http://127.0.0.1:9' }))
    expect(refused.map(printed)).toEqual([expect.stringMatching(/^WRONG Discord cannot be asked at http:\/\/127/)])
    const { sandbox, find } = await atSandbox()
    sandbox.fault({ kind: 503, times: 9 })
    expect(await find()).toEqual([expect.stringMatching(/^WRONG Discord cannot be asked at .*try again/s)])
  })

  it('says without a token that the bot starts in its sandbox', async () => {
    expect((await checkDiscord(config())).map(({ state }) => state)).toEqual(['note'])
  })
})

describe('the doctor, on the machine,', () => {
  it('looks at Node and the data folder', () => {
    expect(checkNode('24.1.0').state).toBe('well')
    expect(checkNode('22.9.0')).toMatchObject({ state: 'wrong', advice: expect.stringContaining('npm start') })
    const data = folder()
    expect(checkDataFolder(config({ dataDir: data })).state).toBe('well')
    expect(checkDataFolder(config({ dataDir: join(data, 'new') })).state).toBe('note')
    expect(checkDataFolder(config({ dataDir: join(data, 'a/b/c') })).state).toBe('wrong')
  })

  it('looks a database over while the bot runs on it, and changes nothing', async () => {
    const path = join(folder(), 'a.db')
    const find = () => checkDatabase(config({ databaseUrl: `sqlite:${path}` }))
    expect((await find()).what).toContain('There is no SQLite database yet')
    const store = await openStore(`sqlite:${path}`)
    expect(printed(await find())).toBe('ok    The SQLite database is sound.')
    await store.close()
    const database = new DatabaseSync(path)
    database.exec('insert into schema_version (version) values (999)')
    database.close()
    const before = readFileSync(path)
    expect(await find()).toMatchObject({ state: 'wrong', advice: expect.stringContaining('Update Rapporteur') })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('says of a damaged database how to put a backup back', async () => {
    const path = join(folder(), 'a.db')
    const store = await openStore(`sqlite:${path}`)
    await store.close()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(7, 4096, 3 * 4096))
    expect(printed(await checkDatabase(config({ databaseUrl: `sqlite:${path}` })))).toMatch(/^WRONG The .*database/)
    writeFileSync(path, 'no database at all, but long enough to be looked at')
    expect((await checkDatabase(config({ databaseUrl: `sqlite:${path}` }))).state).toBe('wrong')
  })

  it('says so where the database cannot be reached', async () => {
    const finding = await checkDatabase(config({ databaseUrl: 'postgres://nobody:secret@127.0.0.1:9/none' }))
    expect(finding.state).toBe('wrong')
    expect(printed(finding)).not.toContain('secret')
  })

  it('has the models find who said what', () => expect(checkModels().state).toBe('well'))
})

describe('npm run doctor', () => {
  const run = async (settings: Readonly<Record<string, string>>) => {
    const env = { PATH: process.env.PATH, DATA_DIR: folder(), DISCORD_TOKEN: '', ...settings }
    const command = [join(root, 'src/cli/doctor.ts')]
    try {
      const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env })
      return { code: 0, stdout }
    } catch (error) {
      // What execFile throws where the exit code is another than 0.
      const { code, stdout } = error as { code: number; stdout: string }
      return { code, stdout }
    }
  }

  it('says by its exit code whether something is wrong', { timeout: 120_000 }, async () => {
    const fine = await run({})
    expect(fine).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is wrong.') })
    const bad = await run({ PORT: 'harbour' })
    expect(bad).toMatchObject({ code: 1, stdout: expect.stringContaining('WRONG PORT: found "harbour"') })
  })
})
