import { afterEach, describe, expect, it } from 'vitest'
import { openAnalysisPool } from '../../../src/library/workers/analysis-pool.ts'
import { WorkerPool } from '../../../src/library/workers/worker-pool.ts'
import { UserError } from '../../../src/user-error.ts'
import { articleOf } from '../analyze-lines.ts'

let pool: WorkerPool<string, string>
const open = ({ size = 1, timeLimit = 60_000, idleLife = 60_000 } = {}) => {
  pool = new WorkerPool({
    module: new URL('./sample-worker.ts', import.meta.url),
    size,
    timeLimit,
    idleLife,
    resourceLimits: { maxOldGenerationSizeMb: 64 },
    tooMuch: new UserError('sample.much', 'Too much.'),
  })
  return pool
}
afterEach(() => pool.close())

describe('a pool of workers', () => {
  it('answers each piece of work', async () => {
    open({ size: 2 })
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((task) => pool.run(task)))).toEqual(['A', 'B', 'C', 'D'])
  })

  it('ends workers that have had nothing to do for a while, and starts new ones when there is work', async () => {
    open({ idleLife: 1 })
    expect(await pool.run('a')).toBe('A')
    await expect.poll(() => pool.workers).toBe(0)
    expect(await pool.run('b')).toBe('B')
  })

  it('takes patient work last', async () => {
    open()
    const order: string[] = []
    const note = async (task: string, patient = false) => order.push(await pool.run(task, { patient }))
    await Promise.all([note('first'), note('patient', true), note('second'), note('third')])
    expect(order).toEqual(['FIRST', 'SECOND', 'THIRD', 'PATIENT'])
  })

  it('hands on errors, those for the person as such', async () => {
    open()
    await expect(pool.run('refuse')).rejects.toEqual(new UserError('sample.refused', 'No.'))
    await expect(pool.run('fail')).rejects.toThrow('Out of range.')
    expect(await pool.run('a')).toBe('A')
  })

  it('goes on in a new thread where one ends', async () => {
    open()
    await expect(pool.run('exit')).rejects.toThrow('A worker ended before its work was done.')
    expect(await pool.run('a')).toBe('A')
  })

  it.each(['hang', 'spin'])('ends work that takes too long: %s', async (task) => {
    open({ timeLimit: 1500 })
    await expect(pool.run(task)).rejects.toThrow('Too much.')
    expect(await pool.run('a')).toBe('A')
  })

  it('ends work that takes too much memory', async () => {
    open()
    await expect(pool.run('grow')).rejects.toThrow('Too much.')
    expect(await pool.run('a')).toBe('A')
  })

  it('fails what is not done when it is closed, and takes no more', async () => {
    open()
    const pieces = [pool.run('hang'), pool.run('a')]
    await Promise.all([pool.close(), ...pieces.map((piece) => expect(piece).rejects.toThrow())])
    await expect(pool.run('a')).rejects.toThrow('closed')
  })
})

describe('the analysis pool', () => {
  it('analyses articles as the analysis does', async () => {
    const analyses = openAnalysisPool()
    try {
      const text = 'Minister Ada Orlo said the bridge would be built.'
      expect(await analyses.run(articleOf('a', text))).toMatchObject({ id: 'a', text })
    } finally {
      await analyses.close()
    }
  })
})
