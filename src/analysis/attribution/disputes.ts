import { type Proposal, shareTokens, type TokenRun } from './second-pass.ts'

/** Proposals to either side that may claim the same words. */
export const neighbours = 12

/**
 * Where two cues claim the same stretch of content, mostly a quotation between two speakers' cues, it stays with the one
 * that believes more in it, if the other has more content than that; a cue's only content weighs double. Proposals in
 * the order of the text.
 */
export function divideDisputed(proposals: readonly Proposal[]): Proposal[] {
  const divided = [...proposals]
  for (let i = 0; i < divided.length; i++) {
    for (let j = i + 1; j <= i + neighbours && j < divided.length; j++) {
      const one = divided[i]
      const other = divided[j]
      if (!one || !other) break
      if (!shareTokens(one.content, other.content)) continue
      for (const [a, run] of one.content.entries()) {
        const b = other.content.findIndex((claim) => isSameStretch(run, claim))
        if (b < 0) continue
        if (weightOf(one, a) < weightOf(other, b)) divided[i] = withoutRun(one, a)
        else divided[j] = withoutRun(other, b)
        break
      }
    }
  }
  return divided
}

/** The runs share more than half of the shorter one. */
function isSameStretch(a: TokenRun, b: TokenRun): boolean {
  const common = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  return 2 * common > Math.min(a[1] - a[0], b[1] - b[0])
}

/** How much more a claim weighs where the cue has no other content: without it the cue would be none. */
const only = 2

function weightOf(proposal: Proposal, run: number): number {
  const belief = proposal.candidate.belief * (proposal.runBeliefs[run] ?? 0)
  return proposal.content.length > 1 ? belief : only * belief
}

function withoutRun(proposal: Proposal, run: number): Proposal {
  if (proposal.content.length < 2) return proposal
  const others = <T>(items: readonly T[]): T[] => items.filter((_, i) => i !== run)
  return { ...proposal, content: others(proposal.content), runBeliefs: others(proposal.runBeliefs) }
}
