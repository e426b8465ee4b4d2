import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const postgres = { DATABASE_URL: 'postgres://user:word@host/name' }

describe('shards', () => {
  it.each([
    ['0,2', [0, 2]],
    ['0-2', [0, 1, 2]],
    ['[1]', [1]],
    ['3,0-1,1', [0, 1, 3]],
  ])('%s are %j of those that there are', (SHARDS, numbers) => {
    expect(readConfig({ ...postgres, SHARDS, SHARD_COUNT: '4' }).shards).toEqual({ numbers, count: 4 })
  })

  it('are all of them in one process unless told otherwise', () => {
    expect(readConfig({}).shards).toBeNull()
    expect(readConfig({ SHARD_COUNT: '2' }).shards).toEqual({ numbers: [0, 1], count: 2 })
  })

  it.each([
    [{ SHARDS: 'first', SHARD_COUNT: '4' }, /^SHARDS: found "first", wanted numbers of shards, such as 0,1 or 0-3\.$/],
    [{ SHARDS: '3-0', SHARD_COUNT: '4' }, /^SHARDS: found "3-0", wanted numbers of shards, the smaller one first/],
    [{ SHARDS: '0,4', SHARD_COUNT: '4' }, /^SHARDS: found 4, wanted numbers from 0 to 3, for SHARD_COUNT is 4\.$/],
    [{ SHARDS: '0' }, /^SHARDS: found without SHARD_COUNT/],
    [{ SHARD_COUNT: '0' }, /^SHARD_COUNT: found "0", wanted the number of all shards, at least 1\.$/],
  ])('%j are refused in one line', (settings, line) => {
    expect(() => readConfig({ ...postgres, ...settings })).toThrow(line)
  })

  it('are served by one process where the database is SQLite', () => {
    expect(() => readConfig({ SHARDS: '0', SHARD_COUNT: '2' })).toThrow(
      /with SQLite; for several processes set DATABASE_URL/,
    )
    expect(readConfig({ SHARDS: '0-1', SHARD_COUNT: '2' }).shards).toEqual({ numbers: [0, 1], count: 2 })
  })
})

describe('the port of the metrics', () => {
  it('is none unless it is set', () => {
    expect(readConfig({}).metricsPort).toBeNull()
    expect(readConfig({ METRICS_PORT: '9464' }).metricsPort).toBe(9464)
    expect(() => readConfig({ METRICS_PORT: '70000' })).toThrow(/^METRICS_PORT: found "70000", wanted a port number/)
  })
})
