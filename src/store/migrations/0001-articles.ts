import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** Guilds, settings, articles with their analyses and statements, actors, and the state of replies. */
export async function articles(db: Kysely<Schema>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('guild')
    .addColumn('guild', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute()
  await schema
    .createTable('setting')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('setting_key', ['guild', 'name'])
    .addForeignKeyConstraint('setting_guild', ['guild'], 'guild', ['guild'])
    .execute()
  await schema
    .createTable('article')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('author', 'text')
    .addColumn('source', 'text')
    .addColumn('url', 'text')
    .addColumn('published', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('changed', 'integer', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('removed_at', 'text')
    .addPrimaryKeyConstraint('article_key', ['guild', 'id'])
    .addForeignKeyConstraint('article_guild', ['guild'], 'guild', ['guild'])
    .execute()
  await schema.createIndex('article_changed').on('article').columns(['guild', 'changed']).execute()
  await schema
    .createTable('analysis')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('published_value', 'text')
    .addColumn('published_basis', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('analysis_key', ['guild', 'article'])
    .addForeignKeyConstraint('analysis_article', ['guild', 'article'], 'article', ['guild', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute()
  await schema
    .createTable('statement')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('paragraph', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('cue', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('entity', 'text')
    .addColumn('speaker_name', 'text')
    .addColumn('speaker_role', 'text')
    .addColumn('date_value', 'text')
    .addColumn('date_basis', 'text', (column) => column.notNull())
    .addColumn('date_span', 'text')
    .addColumn('confidence', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('statement_key', ['guild', 'id'])
    .addForeignKeyConstraint('statement_article', ['guild', 'article'], 'article', ['guild', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute()
  await schema.createIndex('statement_by_article').on('statement').columns(['guild', 'article']).execute()
  await schema
    .createTable('actor')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('merged_into', 'text')
    .addColumn('changed', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('actor_key', ['guild', 'id'])
    .addForeignKeyConstraint('actor_guild', ['guild'], 'guild', ['guild'])
    .addForeignKeyConstraint('actor_merged', ['guild', 'merged_into'], 'actor', ['guild', 'id'])
    .execute()
  await schema
    .createTable('actor_alias')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('alias', 'text', (column) => column.notNull())
    .addColumn('lookup', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('actor_alias_key', ['guild', 'actor', 'alias'])
    .addForeignKeyConstraint('actor_alias_actor', ['guild', 'actor'], 'actor', ['guild', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute()
  await schema.createIndex('actor_alias_lookup').on('actor_alias').columns(['guild', 'lookup']).execute()
  await schema
    .createTable('appearance')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addPrimaryKeyConstraint('appearance_key', ['guild', 'article', 'entity'])
    .addForeignKeyConstraint('appearance_article', ['guild', 'article'], 'article', ['guild', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .addForeignKeyConstraint('appearance_actor', ['guild', 'actor'], 'actor', ['guild', 'id'])
    .execute()
  await schema.createIndex('appearance_by_actor').on('appearance').columns(['guild', 'actor']).execute()
  await schema
    .createTable('reply')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reply_key', ['guild', 'key'])
    .execute()
}
