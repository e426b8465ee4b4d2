import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

export type Program = ChildProcessByStdio<null, Readable, Readable>

/** Starts the program in a process of its own, with these settings and no others; it is killed when the test is over. */
export function startProgram(settings: Readonly<Record<string, string>>, module = 'src/main.ts'): Program {
  const env = { PATH: process.env.PATH, DISCORD_TOKEN: '', PORT: '0', LOG_LEVEL: 'info', ...settings }
  const child = spawn(process.execPath, [join(root, 'src/start.js'), join(root, module)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Waits until a stream has said something that fits; returns the first group of it, or all. */
export async function says(stream: Readable, wanted: RegExp): Promise<string> {
  let heard = ''
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    heard += chunk
    const found = wanted.exec(heard)
    if (found) return found[1] ?? found[0]
  }
  throw new Error(`It ended and said only: ${heard}`)
}

/** Asks a program to stop, or ends it without asking; returns its exit code. */
export async function stops(child: Program, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return code
}
