import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { UserError } from '../user-error.ts'
import { type Engine, openEngine } from './engine.ts'
import { migrate } from './migrations/migrations.ts'
import type { Schema } from './schema.ts'

/** Every table, those that others point to first; a table that is missing here does not compile. */
const tables = Object.keys({
  guild: true,
  setting: true,
  article: true,
  analysis: true,
  statement: true,
  actor: true,
  actor_alias: true,
  appearance: true,
  reply: true,
  moderation: true,
  study_round: true,
  study_answer: true,
  study_card: true,
  study_deck: true,
} satisfies Record<keyof Schema, true>)

/** Rows of one insert. */
const chunk = 200

type Row = Readonly<Record<string, unknown>>

/**
 * Copies all that is in one store to another, empty one, in one transaction there, and compares the number of rows and
 * a hash over them, table by table, before it is committed. Returns the number of rows.
 * Throws UserError where the other store is not empty or does not hold the same; it is then as it was.
 */
export async function migrateStore(
  from: string,
  to: string,
  progress: (table: string, rows: number) => void,
): Promise<number> {
  const source = openEngine(from)
  try {
    const target = openEngine(to)
    try {
      for (const { db, lockMigrations } of [source, target]) await migrate(db, lockMigrations)
      return await copyAll(source, target, progress)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

function copyAll(source: Engine, target: Engine, progress: (table: string, rows: number) => void): Promise<number> {
  return source.db.transaction().execute((reading) =>
    target.db.transaction().execute(async (writing) => {
      let total = 0
      for (const table of tables) {
        const rows = await allRows(reading, table)
        if ((await allRows(writing, table)).length > 0) {
          throw new UserError(
            'migrate.occupied',
            `The target is not empty: it has rows in ${table}. Name a new database.`,
          )
        }
        await insert(writing, table, rows)
        if (hashOf(await allRows(writing, table)) !== hashOf(rows)) {
          throw new UserError(
            'migrate.differs',
            `The rows of ${table} are not the same after copying; nothing was kept.`,
          )
        }
        progress(table, rows.length)
        total += rows.length
      }
      return total
    }),
  )
}

async function allRows(db: Kysely<Schema>, table: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(db)
  return rows
}

async function insert(db: Kysely<Schema>, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  for (let i = 0; i < rows.length; i += chunk) {
    const values = ordered(table, rows)
      .slice(i, i + chunk)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    const names = sql.join(columns.map((column) => sql.ref(column)))
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(db)
  }
}

/** Actors that were merged come after those they were merged into, to which they point. */
function ordered(table: string, rows: readonly Row[]): readonly Row[] {
  if (table !== 'actor') return rows
  const into = new Map(rows.map((row) => [`${row.guild} ${row.id}`, row]))
  const depth = (row: Row | undefined): number =>
    row?.merged_into ? 1 + depth(into.get(`${row.guild} ${row.merged_into}`)) : 0
  return rows.toSorted((a, b) => depth(a) - depth(b))
}

/** The same for the same rows, in whatever order an engine gives them and their columns. */
function hashOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}
