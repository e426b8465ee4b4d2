import { answerWork } from '../../../src/library/workers/answer-work.ts'
import { UserError } from '../../../src/user-error.ts'

/** Does what it is told, so that a test sees what the pool makes of it. */
answerWork(async (task: string): Promise<string> => {
  if (task === 'refuse') throw new UserError('sample.refused', 'No.')
  if (task === 'fail') throw new RangeError('Out of range.')
  if (task === 'exit') process.exit(3)
  if (task === 'hang') await new Promise(() => setInterval(() => {}, 1000))
  if (task === 'spin') for (;;);
  if (task === 'grow') for (const kept: string[][] = []; ; ) kept.push(new Array(1e5).fill(task))
  return task.toUpperCase()
})
