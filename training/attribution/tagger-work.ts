import { longest } from '../../src/analysis/attribution/passages.ts'
import { padded, sizes } from '../../src/analysis/attribution/tagger-weights.ts'
import type { Arena } from '../network/arena.ts'
import { savedPerToken } from '../network/gru-layer.ts'

const { word, tokens, roles, vector } = sizes
/** Floats of a token: what goes into a layer, and its states both ways. */
export const tokenWidth = 6 * tokens
export const roleWidth = 6 * roles
export const stateWidth = 2 * tokens
export const roleStateWidth = 2 * roles

/** Room for all that a passage's way through the layers and back leaves behind. Addresses in bytes. */
export function placeWork(arena: Arena) {
  const room = (width: number): number => arena.reserve(longest * width)
  const wide = Math.max(tokenWidth, roleWidth)
  return {
    vectors: room(vector),
    words: room(word),
    wordMask: room(word),
    dWords: room(word),
    inputs: room(wide),
    dInputs: room(wide),
    first: room(stateWidth),
    firstDropped: room(stateWidth),
    firstMask: room(stateWidth),
    firstSaved: room(savedPerToken(tokens)),
    dFirst: room(stateWidth),
    second: room(stateWidth),
    secondDropped: room(stateWidth),
    secondMask: room(stateWidth),
    secondSaved: room(savedPerToken(tokens)),
    dSecond: room(stateWidth),
    scores: room(padded),
    roleInputs: room(roleWidth),
    dRoleInputs: room(roleWidth),
    role: room(roleStateWidth),
    roleDropped: room(roleStateWidth),
    roleMask: room(roleStateWidth),
    roleSaved: room(savedPerToken(roles)),
    dRole: room(roleStateWidth),
    mean: arena.reserve(stateWidth),
    dMean: arena.reserve(stateWidth),
    cue: arena.reserve(roleWidth),
    dCue: arena.reserve(roleWidth),
    recurSpace: arena.reserve(Math.max(tokens, roles) * (1 + 3 * longest) + 64),
  }
}
