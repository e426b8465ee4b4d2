import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

function run(command: string, args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(root, 'src/cli', command), ...args], {
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr, lines: stdout.trim().split('\n') }
}

describe('the command quiz', () => {
  it('prints the questions of a seed as JSON lines', () => {
    const args = ['--json', '--count', '12', '--seed', '4', '--alliance', 'the North Atlantic Alliance']
    const { status, lines, stdout } = run('quiz.ts', args)
    expect(status).toBe(0)
    expect(lines).toHaveLength(12)
    for (const line of lines) {
      expect(JSON.parse(line)).toEqual({
        ...{ kind: expect.any(String), alliance: 'NATO', prompt: expect.any(String), choices: expect.any(Array) },
        ...{ answer: expect.any(Number), why: expect.any(String), source: expect.any(String) },
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      })
    }
    expect(run('quiz.ts', args).stdout).toBe(stdout)
  })

  it('is played in the terminal, and ends where the input does', () => {
    const { status, stdout } = run('quiz.ts', ['--count', '3', '--seed', '1'], '1\n1\n')
    expect(status).toBe(0)
    expect(stdout).toMatch(/1 of 3 .*\n[\s\S]*> (Right|No: .+)\. [\s\S]*\d of 2 right\.\n$/)
  })

  it.each([
    [['--kind', 'riddle'], 'There is no kind of question “riddle”. Kinds: member,'],
    [['--alliance', 'Hanseatic League'], 'No alliance is called “Hanseatic League”. Alliances: African Union,'],
    [['--count', 'many'], '--count wants a whole number from 1 up, not “many”.'],
    [['--kind', 'first', '--alliance', 'AUKUS'], 'There is no question of the kind first on AUKUS.'],
    [['--colour', 'red'], "Unknown option '--colour'"],
  ])('refuses %j in words', (args, words) => {
    const { status, stdout, stderr } = run('quiz.ts', args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
  })
})

it('the command alliances prints the reference as JSON lines', () => {
  const { status, lines } = run('alliances.ts', [])
  expect(status).toBe(0)
  const rows = lines.map((line): unknown => JSON.parse(line))
  expect(rows).toContainEqual({
    ...{ alliance: 'NATO', country: 'FI', status: 'member', from: '2023-04-04', to: null },
    ...{ source: expect.any(String), certain: true },
  })
})
