import type { Document } from '../document/document.ts'
import { findCues } from './cues.ts'
import { divideDisputed } from './disputes.ts'
import { believe, noBeliefs, type TokenBeliefs } from './first-pass.ts'
import { findPassages, type TokenTable } from './passages.ts'
import { type Proposal, readCue } from './second-pass.ts'
import type { Tagger } from './tagger.ts'

/** What both passes make of a document. Each proposal has a content. */
export interface Proposals {
  readonly beliefs: TokenBeliefs
  readonly proposals: readonly Proposal[]
}

/** Reads a document passage by passage: its tokens, and for every candidate cue its source and content. */
export function proposeAll(document: Document, table: TokenTable, tagger: Tagger): Proposals {
  const beliefs = noBeliefs(document.tokens.length)
  const read: Proposal[] = []
  for (const passage of findPassages(document)) {
    believe(tagger, document, table, passage, beliefs)
    const cues = findCues(document, table, beliefs, passage)
    tagger.openRoles(cues)
    cues.forEach((candidate, place) => {
      read.push(readCue(tagger, table, candidate, place))
    })
  }
  return { beliefs, proposals: divideDisputed(read.filter((proposal) => proposal.content.length > 0)) }
}
