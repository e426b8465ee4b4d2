import type { Analysis, Article } from '../analysis/types.ts'
import type { GuildStore } from '../store/store.ts'
import { linkEntities, lookupsOf } from './actors/link.ts'
import { decidedActors } from './actors/split.ts'
import { articleHash, articleKey, placeStatements } from './identity.ts'
import { makeArticle } from './import/fields.ts'
import { moveAdditions } from './missed-statements.ts'

interface Options {
  readonly analyze: (article: Article) => Analysis | Promise<Analysis>
  readonly analysisVersion: string
  readonly now: () => Date
  /** Stores only over this revision of the article: nothing is done where it was edited or removed meanwhile. */
  readonly over?: number
  /** Analyses also what is stored already, unchanged, by the same version of the analysis. */
  readonly anew?: boolean
}

/**
 * Analyses an article and stores it with its analysis, statements and actors in one transaction, over one of the same
 * id. Nothing is done where the store has it already, unchanged, by the same version of the analysis.
 * Returns whether it was stored. Throws UserError `article.empty` or `article.long`.
 */
export async function addArticle(store: GuildStore, article: Article, options: Options): Promise<boolean> {
  const id = articleKey(article.id)
  const checked = makeArticle(article.title ?? 'The article', { ...article, id })
  const hash = articleHash(checked)
  const [known] = await store.articles.entries([id])
  const isKnown = known?.hash === hash && known.analysisVersion === options.analysisVersion
  if (isKnown && !options.anew) return false
  const analysis = await options.analyze(checked)
  const statements = placeStatements(analysis)
  return store.change(async (change) => {
    const { revision, articles, actors } = change
    const [current] = await articles.entries([id])
    if (options.over !== undefined && current?.revision !== options.over) return false
    const candidates = await actors.lookUp(lookupsOf(analysis.entities))
    const roles = await actors.roles(candidates.map(({ id }) => id))
    const links = linkEntities(
      analysis.entities,
      candidates.map((actor) => ({ actor, roles: roles.get(actor.id) ?? [] })),
      {
        decided: await decidedActors(change, article.id),
        before: new Set(current?.appearances.map(({ actor }) => actor)),
      },
    )
    for (const { actor } of links) await actors.put(actor, revision)
    const appearances = links.map(({ entity, role, actor }) => ({ entity, role, actor: actor.id }))
    const { analysisVersion, now } = options
    await articles.put(
      { article: checked, analysis, analysisVersion, hash, statements, appearances },
      { revision, now: now() },
    )
    await moveAdditions(change, checked)
    return true
  })
}
