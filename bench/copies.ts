import { DatabaseSync } from 'node:sqlite'

/** The tables of a guild's articles, those that others point to first. */
const tables = ['guild', 'article', 'analysis', 'statement', 'actor', 'actor_alias', 'appearance']

/** Copies all that a guild of a SQLite database has to other guilds; nobody may have the database open. */
export function copyGuild(path: string, from: string, to: readonly string[]): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true })
  database.exec('pragma synchronous = off; begin')
  for (const table of tables) {
    const columns = database
      .prepare(`select name from pragma_table_info('${table}') where name <> 'guild'`)
      .all()
      .map(({ name }) => String(name))
      .join(', ')
    const copy = database.prepare(
      `insert into ${table} (guild, ${columns}) select ?, ${columns} from ${table} where guild = ?`,
    )
    for (const guild of to) copy.run(guild, from)
  }
  database.exec('commit')
  database.close()
}
