import type { Analysis, Entity, Span, Statement } from '../../src/analysis/types.ts'
import type { GoldArticle, GoldEntity, GoldStatement, Half } from '../../tests/gold/load.ts'

export interface Ratio {
  readonly right: number
  readonly of: number
}

/** Counts over the articles of one half. */
export interface GoldScore {
  readonly gold: number
  readonly predicted: number
  /** Gold statements that were found: paired one to one with a prediction, contents alike by half (Jaccard). */
  readonly found: Ratio
  /** Of the found: the right person, organisation or country, or rightly nobody. */
  readonly speaker: Ratio
  /** Of the found that have a role in the gold: the same words, but for case and a determiner before them. */
  readonly role: Ratio
  /** Of the found: value and basis. */
  readonly date: Ratio
  /** Of all gold statements: found, with speaker, role and date right. */
  readonly endToEnd: Ratio
}

/** A gold statement with the prediction that it was paired with. */
export interface Judged {
  readonly article: GoldArticle
  readonly gold: GoldStatement
  readonly predicted: Statement | null
  readonly speaker: boolean
  /** Null where the gold gives no role; where a role and none are equally right, either is. */
  readonly role: boolean | null
  readonly date: boolean
}

/** Scores analyses against the gold set, half by half. An article without an analysis counts as one without statements. */
export function scoreGold(
  articles: readonly GoldArticle[],
  analyses: ReadonlyMap<string, Pick<Analysis, 'statements' | 'entities'>>,
): Record<Half, GoldScore> {
  const score = (half: Half): GoldScore => {
    const inHalf = articles.filter((article) => article.half === half)
    const judged = inHalf.flatMap((article) => {
      const analysis = analyses.get(article.article.id)
      return analysis === undefined ? [] : judge(article, analysis)
    })
    const found = judged.filter(({ predicted }) => predicted !== null)
    const gold = inHalf.reduce((sum, { statements }) => sum + statements.length, 0)
    return {
      gold,
      predicted: inHalf.reduce((sum, { article }) => sum + (analyses.get(article.id)?.statements.length ?? 0), 0),
      found: { right: found.length, of: gold },
      speaker: ratio(found.map(({ speaker }) => speaker)),
      role: ratio(found.flatMap(({ role }) => (role === null ? [] : [role]))),
      date: ratio(found.map(({ date }) => date)),
      endToEnd: {
        right: found.filter(({ speaker, role, date }) => speaker && role !== false && date).length,
        of: gold,
      },
    }
  }
  return { development: score('development'), test: score('test'), training: score('training') }
}

/** Every gold statement of an article, with the verdicts on what was found for it. */
export function judge(article: GoldArticle, analysis: Pick<Analysis, 'statements' | 'entities'>): readonly Judged[] {
  const pairs = pair(article, analysis.statements)
  return article.statements.map((gold, i) => {
    const predicted = pairs.get(i) ?? null
    return {
      article,
      gold,
      predicted,
      speaker: predicted !== null && rightSpeaker(article, gold, predicted, analysis.entities),
      role: gold.roles.every((role) => role === null)
        ? null
        : gold.roles.some((role) => sameRole(role, predicted?.speaker?.role ?? null)),
      date:
        predicted !== null &&
        gold.dates.some(({ value, basis }) => value === predicted.date.value && basis === predicted.date.basis),
    }
  })
}

const ratio = (verdicts: readonly boolean[]): Ratio => ({
  right: verdicts.filter(Boolean).length,
  of: verdicts.length,
})

/** Greedy one-to-one pairs by falling Jaccard of the contents' tokens, from one half up, as the attribution scorer does it. */
function pair(article: GoldArticle, predicted: readonly Statement[]): ReadonlyMap<number, Statement> {
  const starts = [...article.article.text.matchAll(/\w+|[^\w\s]/g)].map(({ index }) => index)
  const tokens = (spans: readonly Span[]): Set<number> =>
    new Set(starts.filter((at) => spans.some(([start, end]) => start <= at && at < end)))
  const predictedTokens = predicted.map(({ content }) => tokens(content))
  const candidates = article.statements
    .flatMap(({ content }, i) => {
      const goldTokens = tokens(content)
      return predictedTokens.map((other, j) => ({ i, j, likeness: jaccard(goldTokens, other) }))
    })
    .filter(({ likeness }) => likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j)
  const pairs = new Map<number, Statement>()
  const taken = new Set<number>()
  for (const { i, j } of candidates) {
    const statement = predicted[j]
    if (statement === undefined || pairs.has(i) || taken.has(j)) continue
    pairs.set(i, statement)
    taken.add(j)
  }
  return pairs
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const union = a.union(b).size
  return union === 0 ? 0 : a.intersection(b).size / union
}

function rightSpeaker(
  article: GoldArticle,
  gold: GoldStatement,
  { speaker }: Statement,
  entities: readonly Entity[],
): boolean {
  if (speaker === null) return gold.speakers.includes(null)
  const entity = entities.find(({ id }) => id === speaker.id)
  const names = new Set([speaker.name, entity?.name ?? speaker.name, ...(entity?.aliases ?? [])].map(fold))
  return gold.speakers.some((name) => {
    const wanted = article.entities.find((candidate) => candidate.name === name)
    return wanted !== undefined && isNamed(wanted, names, article.entities)
  })
}

/** Right where the predicted names hold this entity's and no other's: two people run together are nobody's. */
function isNamed(wanted: GoldEntity, names: ReadonlySet<string>, all: readonly GoldEntity[]): boolean {
  const others = all.filter((other) => other !== wanted)
  if (others.some(({ name }) => names.has(fold(name)))) return false
  const own = [wanted.name, ...wanted.aliases.filter((alias) => !others.some(({ aliases }) => aliases.includes(alias)))]
  return own.some((name) => names.has(fold(name)))
}

const sameRole = (wanted: string | null, got: string | null): boolean =>
  wanted === null ? got === null : got !== null && foldRole(wanted) === foldRole(got)

const fold = (text: string): string => text.toLowerCase().replaceAll('’', "'")

const foldRole = (text: string): string =>
  fold(text)
    .replace(/^(?:the|an?|his|her|its|their|our)\s+/, '')
    .replace(/[\s,.;:]+$/, '')
