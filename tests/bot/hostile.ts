import fc from 'fast-check'
import type {
  ActorHeader,
  ActorProfile,
  ArticleHeader,
  StatementContext,
  StatementHit,
  StoredArticle,
} from '../../src/library/types.ts'

/** Text as an article or a member may bring it: any Unicode, Markdown, mentions, very long words, no words at all. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '@everyone',
    '<@1>',
    '<@&2>',
    '<#3>',
    '</x:4>',
    '<:a:5>',
    '[a](https://example.org)',
    '](javascript:1)',
  ),
  fc.constantFrom(
    '```',
    '||',
    '**',
    '__',
    '~~',
    '> ',
    '>>> ',
    '# ',
    '-# ',
    '- ',
    '1. ',
    '\\',
    '\n',
    '\u202E',
    '\uD800',
  ),
  fc.constantFrom('https://example.org/a_b', 'word', 'مرحبا', '𝒳'.repeat(60), 'x'.repeat(500), '*'.repeat(500), ' '),
)
export const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
const long = fc.tuple(hostile, fc.integer({ min: 1, max: 60 })).map(([text, times]) => text.repeat(times))

const id = fc.stringMatching(/^[a-z0-9]{1,32}$/)
const address = fc.option(
  fc.oneof(hostile, fc.webUrl({ withQueryParameters: true }), fc.constant(`https://a.example/${'é('.repeat(90)}`)),
)
const isoDate = fc.oneof(
  fc.constantFrom('2022', '2022-06', '2022-06-07', '0001-01-01', '2022-13-45', '9999-12-31'),
  hostile,
)
const date = fc.record({
  value: fc.option(isoDate),
  basis: fc.constantFrom('stated' as const, 'inherited' as const, 'published' as const, 'unknown' as const),
  span: fc.constant(null),
})

export const articleHeader: fc.Arbitrary<ArticleHeader> = fc.record({
  id,
  title: long,
  author: fc.option(long),
  source: fc.option(long),
  url: address,
  published: fc.record({
    value: fc.option(isoDate),
    basis: fc.constantFrom('given' as const, 'inferred' as const, 'unknown' as const),
  }),
  starter: fc.boolean(),
})

export const actorHeader: fc.Arbitrary<ActorHeader> = fc.record({
  id,
  name: long,
  role: fc.option(long),
  type: fc.constantFrom('person' as const, 'organisation' as const, 'country' as const, 'place' as const),
  statements: fc.nat(),
})

export const statementHit: fc.Arbitrary<StatementHit> = fc.record({
  id,
  article: articleHeader,
  paragraph: fc.integer({ min: 1, max: 1_000_000 }),
  kind: fc.constantFrom('direct' as const, 'indirect' as const, 'mixed' as const),
  words: fc.array(long, { maxLength: 3 }),
  sourceWords: long,
  cueWords: long,
  speaker: fc.option(fc.record({ actorId: id, name: long, role: fc.option(long) })),
  date,
  corrected: fc.boolean(),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
})

export const hits = (most: number) =>
  fc.uniqueArray(statementHit, { minLength: 1, maxLength: most, selector: (hit) => hit.id })

const others = fc.array(fc.record({ actor: actorHeader, statements: fc.nat() }), { maxLength: 9 })
export const actorProfile: fc.Arbitrary<ActorProfile> = fc.record({
  header: actorHeader,
  names: fc.array(long, { maxLength: 4 }),
  roles: fc.array(fc.record({ text: long, first: fc.option(isoDate), last: fc.option(isoDate), articles: fc.nat() }), {
    maxLength: 9,
  }),
  articles: fc.array(fc.record({ article: articleHeader, statements: fc.nat() }), { maxLength: 9 }),
  statements: fc.oneof(hits(5), fc.constant([])),
  speaksOf: others,
  spokenOfBy: others,
})

/** A span of a text, from two numbers between 0 and 1. */
const spanOf = (text: string) =>
  fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }))
    .map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)])
const spansOf = (text: string) => fc.array(spanOf(text), { maxLength: 3 })

export const statementContext: fc.Arbitrary<StatementContext> = fc.tuple(long, statementHit).chain(([text, hit]) =>
  fc.record({
    hit: fc.constant(hit),
    text: fc.constant(text),
    paragraph: spanOf(text),
    before: fc.option(spanOf(text)),
    after: fc.option(spanOf(text)),
    content: spansOf(text),
    cue: spansOf(text),
    source: spansOf(text),
  }),
)

export const passages = (most: number) =>
  fc.uniqueArray(
    long.chain((text) =>
      fc.record({
        article: articleHeader,
        paragraph: fc.nat(),
        text: fc.constant(text),
        matches: spansOf(text),
        said: fc.option(statementHit),
      }),
    ),
    { maxLength: most, selector: ({ article, paragraph }) => `${article.id} ${paragraph}` },
  )

const speakers = ['e0', 'e1', 'e2']

export const storedArticle: fc.Arbitrary<StoredArticle> = fc.tuple(articleHeader, long).chain(([header, text]) =>
  fc.record({
    header: fc.constant(header),
    article: fc.constant({
      ...header,
      published: header.published.value,
      language: 'en',
      tags: [],
      text,
    }),
    paragraphs: spansOf(text),
    analysis: fc.record({
      id: fc.constant(header.id),
      text: fc.constant(text),
      title: fc.constant(header.title),
      language: fc.constant('en'),
      published: fc.constant(header.published),
      statements: fc.array(
        fc.record({
          kind: fc.constantFrom('direct' as const, 'indirect' as const, 'mixed' as const),
          content: spansOf(text),
          cue: spansOf(text),
          source: spansOf(text),
          speaker: fc.option(fc.record({ id: fc.constantFrom(...speakers), name: long, role: fc.option(long) })),
          date,
          confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { maxLength: 12 },
      ),
      entities: fc
        .array(
          fc.record({
            type: fc.constantFrom('person' as const, 'organisation' as const, 'country' as const, 'place' as const),
            name: long,
            aliases: fc.array(long, { maxLength: 4 }),
            roles: fc.array(fc.record({ text: long, span: spanOf(text) }), { maxLength: 3 }),
            mentions: spansOf(text),
          }),
          { maxLength: 60 },
        )
        .map((entities) => entities.map((entity, i) => ({ ...entity, id: `e${i}` }))),
      timex: fc.constant([]),
      summary: spansOf(text),
      claims: fc.array(
        fc.record({
          span: spanOf(text),
          alliance: hostile,
          country: fc.oneof(fc.constantFrom('RS', 'SU', 'ZZ', 'xx'), hostile),
          status: hostile,
          from: fc.option(isoDate),
          verdict: fc.constant('differs' as const),
          reference: fc.option(
            fc.record({ status: hostile, from: fc.option(isoDate), to: fc.constant(null), source: long }),
          ),
        }),
        { maxLength: 5 },
      ),
    }),
  }),
)
