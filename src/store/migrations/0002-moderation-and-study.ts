import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** What moderators did, corrections among it; rounds, answers, cards and decks of study groups. */
export async function moderationAndStudy(db: Kysely<Schema>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('moderation')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('article', 'text')
    .addColumn('statement', 'text')
    .addColumn('actor', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'text')
    .addPrimaryKeyConstraint('moderation_key', ['guild', 'number'])
    .addForeignKeyConstraint('moderation_guild', ['guild'], 'guild', ['guild'])
    .execute()
  await schema.createIndex('moderation_by_article').on('moderation').columns(['guild', 'article']).execute()
  await schema
    .createTable('study_round')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_round_key', ['guild', 'id'])
    .execute()
  await schema
    .createIndex('study_round_open')
    .on('study_round')
    .columns(['guild', 'channel'])
    .where(sql<boolean>`ended_at is null`)
    .unique()
    .execute()
  await schema
    .createTable('study_answer')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('question', 'integer', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('choice', 'integer', (column) => column.notNull())
    .addColumn('correct', 'integer', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_answer_key', ['guild', 'round', 'question', 'member'])
    .addForeignKeyConstraint('study_answer_round', ['guild', 'round'], 'study_round', ['guild', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute()
  await schema.createIndex('study_answer_by_member').on('study_answer').columns(['guild', 'member']).execute()
  await schema
    .createTable('study_card')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('due', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_card_key', ['guild', 'member', 'item'])
    .execute()
  await schema
    .createTable('study_deck')
    .addColumn('guild', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_deck_key', ['guild', 'name'])
    .execute()
}
