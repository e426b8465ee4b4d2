const groups =
  "[Aa]id|[Rr]ights|[Aa]dvocacy|[Pp]ressure|[Ll]obby|[Cc]ampaign|watchdog|[Ee]nvironmental|[Oo]pposition|[Cc]onsumer|[Mm]edia|[Ee]nergy|residents[’']"
const kinds =
  'union|think tank|charity|company|firm|consultancy|newspaper|website|bank|airline|retailer|broadcaster|news agency|' +
  'foundation|supermarket|carmaker|brewer|startup|nonprofit|magazine|grid operator|shipping line|accountants|pollsters'

/** The nouns' last words, by which a text that has none of them is known. */
export const lastWordsOfKinds: ReadonlySet<string> = new Set([
  'group',
  ...kinds.split('|').map((kind) => kind.slice(kind.lastIndexOf(' ') + 1)),
])

const kind = new RegExp(String.raw`(?<![\p{L}-])(?:(?:${groups}) group|${kinds})$`, 'u')

/** What else may be a firm, or somebody who is of one. */
const trades =
  'operator|developer|producer|manufacturer|maker|supplier|publisher|consultants|lawyers|shipbuilder|insurer|lender|utility|paper|contractor|brokers|exporters|traders'
const trade = new RegExp(String.raw`(?<![\p{L}-])(?:${trades})(?:\s(?:named|called))?$`, 'u')

/** Whether words end in a noun that hardly anything but a body's name stands after. */
export const isKindOfBody = (words: string): boolean => kind.test(words)

/** Whether words end in a noun that names of bodies stand after: "the Veldian law firm". */
export const isBodyKind = (words: string): boolean => kind.test(words) || trade.test(words)

/** Whether words end in a noun for a firm. */
export const isFirmKind = (words: string): boolean => trade.test(words) || firm.test(words)

const firm =
  /(?<![\p{L}-])(?:company|firm|consultancy|bank|airline|retailer|broadcaster|supermarket|carmaker|brewer|startup|shipping line|accountants)(?:\s(?:named|called))?$/u

/** Longest such noun, in UTF-16 code units. */
export const longestKind = 24
