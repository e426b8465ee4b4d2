import type { Selectable } from 'kysely'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import type { StarterRefresh } from '../../src/library/starter.ts'
import type { GuildLibrary } from '../../src/library/types.ts'
import type { Schema } from '../../src/store/schema.ts'
import { type GuildStore, openStore, type Store } from '../../src/store/store.ts'
import type { Study } from '../../src/study/study.ts'

/** What an interface gives besides the way to one guild. */
type Outside<T> = Exclude<keyof T, 'forGuild'>

/** What a function gives, once it is there. */
type Given<F> = F extends (...inputs: never[]) => infer Output ? Awaited<Output> : never

type Nothing = Awaited<ReturnType<Store['close']>>

/** What such a function may give: names of guilds, words for the operator, counts; no row and nothing made of one. */
type Harmless = Nothing | boolean | number | readonly string[] | Readonly<Record<string, number>> | StarterRefresh

// These are checked by the type checker, with `npm run check`; they run as tests of nothing.
describe('no query without a guild', () => {
  it('can be made through the store: what is outside a guild gives no rows', () => {
    expectTypeOf<Parameters<Store['forGuild']>>().toEqualTypeOf<[guild: string]>()
    expectTypeOf<Given<Store[Outside<Store>]>>().toExtend<Harmless>()
    // @ts-expect-error: the connection is nobody's but the store's.
    type _Database = Store['db']
    type _OfOneGuild = GuildStore['guild']
    // @ts-expect-error: nor is it in a guild's part of the store.
    type _GuildDatabase = GuildStore['db']
  })

  it('can be made through the library or the study groups', () => {
    expectTypeOf<Library['forGuild']>().toEqualTypeOf<(guild: string) => GuildLibrary>()
    expectTypeOf<Given<Library[Outside<Library>]>>().toExtend<Harmless>()
    expectTypeOf<Parameters<Study['forGuild']>>().toEqualTypeOf<[guild: string]>()
    expectTypeOf<Given<Study[Outside<Study>]>>().toExtend<Harmless>()
  })

  it('can be made to a table: each carries the guild, and none may be without', () => {
    expectTypeOf<Selectable<Schema[keyof Schema]>['guild']>().toEqualTypeOf<string>()
  })

  it('can be made by leaving it out', async () => {
    const store = await openStore('sqlite::memory:')
    // @ts-expect-error: a guild is wanted.
    const open = () => store.forGuild()
    expect(open).toBeTypeOf('function')
    await store.close()
  })
})
