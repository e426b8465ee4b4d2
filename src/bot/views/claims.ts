import type { Claim } from '../../analysis/types.ts'
import type { StoredArticle } from '../../library/types.ts'
import { nameOf } from '../../study/lookup/lookup.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count, list } from './counts.ts'
import { dateText } from './dates.ts'
import { accents, button, limits, message, separator, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { paragraphOf } from './paragraph.ts'

/** Most claims on memberships that are set against the reference below an article. */
const mostDifferences = 3

/** What an article says of memberships and the reference does not, a line each, under a heading; none where it says nothing so. */
export function differenceLines(stored: StoredArticle, locale: string): string[] {
  const lines = linesOf(stored, 'differs', locale)
  if (lines.length === 0) return []
  const more = lines.length - mostDifferences
  const rest = more > 0 ? [small(`and ${count(more, 'other', 'others', locale)}: see Claims`)] : []
  return [bold('Differs from the reference'), ...lines.slice(0, mostDifferences), ...rest]
}

/** Opens all the claims of an article that can be judged; null where there is none. */
export function claimsButton({ header, analysis }: StoredArticle) {
  const isJudged = analysis.claims.some(({ verdict }) => verdict !== 'unclear')
  return isJudged ? button('Claims', componentId('article-claims', header.id)) : null
}

/** What an article says of memberships: what differs from the reference, then what agrees with it. */
export function claimsView(stored: StoredArticle, locale: string): Message {
  const { header } = stored
  const differing = linesOf(stored, 'differs', locale)
  const agreeing = linesOf(stored, 'agrees', locale)
  const nothing = differing.length + agreeing.length === 0
  return message(accents.article, [
    text(
      heading(link(header.title, header.url, 200)),
      small('What the article says of memberships, beside the reference; what its words leave open is left out.'),
    ),
    separator,
    nothing ? text('It states no membership that the reference could confirm or not.') : null,
    differing.length > 0
      ? text(bold('Differs from the reference'), ...fitting(differing, limits.text / 2 - 400))
      : null,
    agreeing.length > 0 ? text(bold('Agrees with the reference'), ...fitting(agreeing, limits.text / 2 - 200)) : null,
  ])
}

/** The claims of one verdict, a line each; the same claim in several places is one line. */
function linesOf(stored: StoredArticle, verdict: Claim['verdict'], locale: string): string[] {
  const claims = stored.analysis.claims.filter((claim) => claim.verdict === verdict)
  const same = ({ country, alliance, status, from }: Claim) => [country, alliance, status, from].join('/')
  return [...Map.groupBy(claims, same).values()].flatMap((group) => {
    const [claim] = group
    if (!claim) return []
    const paragraphs = [...new Set(group.map(({ span }) => `¶${paragraphOf(stored, span)}`))]
    return [claimLine(claim, list(paragraphs.slice(0, 4)), locale)]
  })
}

function claimLine(
  { country, alliance, status, from, verdict, reference }: Claim,
  place: string,
  locale: string,
): string {
  const who = `${quoteText(nameOf(country).name, 40)}, ${quoteText(alliance, 30)}`
  const source = reference ? ` (${quoteText(reference.source, 120)})` : ''
  const known = reference ? standing(reference.status, reference.from, locale) : 'none'
  const claimed = standing(status, from, locale)
  if (verdict === 'agrees') return `- ${who}: ${claimed} (${place})${source}`
  return `- ${who}: the article says ${claimed} (${place}), the reference ${known}${source}`
}

/** "observer since 2003", "left in 2020". */
function standing(status: string, from: string | null, locale: string): string {
  if (status === 'none') return 'knows of no membership'
  const since = from === null ? '' : dateText(from, locale)
  if (status === 'withdrawn' || status === 'former')
    return since === '' ? 'left' : `left in ${since}`.replace('in <t', 'on <t')
  return since === '' ? quoteText(status, 30) : `${quoteText(status, 30)} since ${since}`
}

/** As many lines as keep to so many code units, and how many are left out. */
function fitting(lines: readonly string[], most: number): string[] {
  const shown: string[] = []
  let used = 0
  for (const line of lines) {
    used += line.length + 1
    if (used > most) return [...shown, small(`and ${lines.length - shown.length} more`)]
    shown.push(line)
  }
  return shown
}
