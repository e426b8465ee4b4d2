import { ALLIANCE, CLOSE, COUNTRY, DATE } from './mask.ts'

/**
 * How English states a membership, over masked sentences. Groups: `c` the countries, `a` the alliance, `s` the words of
 * the status, `d` the day it began or was true, `e` the day it ended.
 */
export interface ClaimPattern {
  readonly pattern: RegExp
  /** `joined`: began on the date; `state`: was so on the date, or is; `left`, `suspended`: ended on the date. */
  readonly relation: 'joined' | 'state' | 'left' | 'suspended'
  /** Words that also stand in sentences that claim something else: good enough to agree, not to differ. */
  readonly weak?: true
}

const C = `${COUNTRY}\\d+${CLOSE}`
const A = `${ALLIANCE}\\d+${CLOSE}`
const D = `${DATE}\\d+${CLOSE}`
const LIST = `(?<c>${C}(?:(?:, and |, as well as |, | and | as well as )${C})*)`
const ONE = `(?<c>${C})`
const IN = `(?<a>${A})`
const ADJECTIVE =
  '(?:full|full-fledged|fully-fledged|fully fledged|founding|founder|original|permanent|long-standing|longstanding|longtime|active|key|loyal|important|official|formal|fellow|new|newest|latest|youngest|first|only|equal|\\d+(?:st|nd|rd|th))'
const NOUN = '(?:associate member|dialogue partner|associate|observer|candidate|partner|member)'
const STATUS = `(?<s>(?:${ADJECTIVE} )*${NOUN}(?:[ -](?:state|country|nation))?s?)`
const ADVERB =
  '(?:(?:formally|officially|finally|already|also|first|eventually|later|then|subsequently|both|only|currently|now|still|once) )?'
const HAVE = '(?:(?:has|have|had) )?'
const OF = '(?:of|in|at|to|with|within|for)'
const QUIET = `(?: as (?:a |an |the )?(?<role>(?:${ADJECTIVE} )*${NOUN}(?:[ -](?:state|country|nation))?s?))?(?:,? (?:along|together|alongside) (?:with )?${C}(?:(?:, and |, | and )${C})*,?)?`
/** What may follow the alliance's name where the alliance is meant, and not a part of it: no "'s air force", no "summit". */
const END =
  '(?=[.,;:!?)—–]|$| (?:in|on|since|as|from|after|before|during|at|along|alongside|together|with|and|but|by|when|while|until|under|for|only|just|between|because|despite|following|which|where|to|who)\\b)'
const ON = `(?:,? (?:back |again |only )?(?:in|on) (?<d>${D})(?! (?:(?:and|or|to) ${D}|(?:for|in|with|at)\\b))|,? (?:ever )?since (?<since>${D}))`
const SPAN = `(?:,? from (?<from>${D}) (?:to|until|till|through) (?<e>${D})|,? between (?<low>${D}) and (?<high>${D})|,? (?:until|till) (?<until>${D}))`
const POSSESSIVE = "(?:'s|’s|’|')?"

function pattern(relation: ClaimPattern['relation'], source: string, weak?: true): ClaimPattern {
  return { pattern: new RegExp(source, 'gu'), relation, ...(weak ? { weak } : {}) }
}

export const PATTERNS: readonly ClaimPattern[] = [
  pattern(
    'joined',
    `${LIST},?(?: which| who)? ?${HAVE}${ADVERB}(?:joined|acceded to|entered) ${IN}${END}${QUIET}${ON}?`,
  ),
  pattern(
    'joined',
    `${LIST},?(?: which| who)? ?${HAVE}${ADVERB}bec(?:ame|ome) (?:a |an |the |one of the )?${STATUS} ${OF} ${IN}(?: membership)?${END}${ON}?`,
  ),
  pattern('joined', `${LIST} ${HAVE}${ADVERB}bec(?:ame|ome) (?:an? )?${IN}${POSSESSIVE} ${STATUS}${END}${ON}?`),
  pattern('joined', `${IN} ${HAVE}${ADVERB}(?:admitted|took in) ${LIST}${END}${QUIET}${ON}?`),
  pattern('joined', `${IN} ${HAVE}${ADVERB}(?:accepted|welcomed) ${LIST} as (?:a |an |the |its )?${STATUS}${ON}?`),
  pattern('joined', `${LIST} (?:was|were) ${ADVERB}(?:admitted|accepted) (?:to|into) ${IN}${END}${QUIET}${ON}?`),
  pattern(
    'joined',
    `${LIST}(?: (?:was|were|has been|have been))? (?:granted|given|received|obtained|gained|acquired) (?:the )?${STATUS} status ${OF} ${IN}${END}${ON}?`,
  ),
  pattern('joined', `${IN} (?:granted|gave) ${LIST} (?:the )?${STATUS} status${ON}?`),
  pattern('joined', `${LIST} ${HAVE}(?:co-)?founded ${IN}${END}${ON}?`, true),
  pattern('joined', `\\bjoining ${IN}${ON}, ${LIST}`),
  pattern('joined', `${IN} (?:was|were) (?:founded|established|formed|created|set up)${ON}? by ${LIST}`, true),
  pattern(
    'joined',
    `${ONE}${POSSESSIVE} (?:membership (?:of|in)|accession to|admission to|entry into) ${IN}(?: (?:began|started|took effect|dates from|dates back to|came))?(?:${ON}| (?<d2>${D}))`,
    true,
  ),
  pattern(
    'state',
    `${LIST},?(?: which| who)? (?<tense>is|are|was|were|has been|have been|had been|remains?|has remained) ${ADVERB}(?:(?:a|an|the|one of the|among the) )?${STATUS} ${OF} ${IN}(?: membership)?${END}(?:${SPAN}|${ON})?`,
  ),
  pattern(
    'state',
    `${LIST},?(?: which| who)? (?<tense>is|are|was|were|has been|have been|had been|remains?) ${ADVERB}(?:an? )?${IN}${POSSESSIVE} ${STATUS}${END}(?:${SPAN}|${ON})?`,
  ),
  pattern(
    'state',
    `${LIST} (?<tense>has|have|had|holds?|held|has had|has held) ${ADVERB}${STATUS} status ${OF} ${IN}${END}(?:${SPAN}|${ON})?`,
  ),
  pattern('state', `${LIST} belong(?<tense>s|ed)? to ${IN}${END}(?:${SPAN}|${ON})?`),
  pattern(
    'state',
    `${ONE}, (?:itself |now |already )?(?:a |an |the )${STATUS} ${OF} ${IN}(?: membership)?${END}(?:${ON})?`,
  ),
  pattern('state', `${ONE}, (?:itself |now |already )?(?:a |an )${IN} ${STATUS}${END}(?:${ON})?`),
  pattern('state', `${ONE},? as (?:a |an )?${STATUS} of ${IN}${END}`, true),
  pattern(
    'state',
    `${IN} (?<s>members?|observers?|candidates?|member states?)(?:,? (?:such as|like|including))? ${LIST}`,
  ),
  pattern('state', `one of (?:its|the) (?<s>members|observers), ${ONE}`, true),
  pattern(
    'state',
    `(?<s>(?:[Ff]ounding |[Ff]ull )?(?:[Mm]embers|[Mm]ember states|[Mm]ember countries|[Oo]bservers|[Oo]bserver states|[Dd]ialogue partners)) of ${IN} (?:(?:currently|now|also|then) )?(?:include|are|comprise|(?<tense>were|included)) ${LIST}(?:${ON})?`,
  ),
  pattern(
    'state',
    `${IN}${POSSESSIVE} (?<s>(?:founding |full |current )?(?:members|member states|observers|observer states|dialogue partners)) (?:(?:currently|now|also|then) )?(?:include|are|comprise|(?<tense>were|included)) ${LIST}(?:${ON})?`,
  ),
  pattern(
    'state',
    `${IN} (?:(?:currently|now|also|then) )?(?:includes?|comprises?|consists of|is made up of|is composed of|(?<tense>included|comprised|consisted of)) ${LIST}(?=[.,;:)]|$| (?:as|and) )${QUIET}${ON}?`,
  ),
  pattern(
    'state',
    `${IN}\\)?, which,? (?:[^.;]{0,20}(?:aside from|apart from|besides|in addition to) (?<c2>${C}(?:(?:, and |, | and )${C})*),? )?includes? ${LIST}${QUIET}`,
  ),
  pattern('state', `${LIST} (?<tense>has|have) been (?<such>such)${ON}`),
  pattern('state', `${LIST} (?<tense>has|have) been (?<such>one)${ON}`, true),
  pattern('state', `${LIST},?(?: which)? (?<tense>has|have) been in ${IN}${END}${ON}`),
  pattern('joined', `${LIST} ${HAVE}${ADVERB}joined${ON}`, true),
  pattern(
    'left',
    `${LIST},?(?: which| who)? ?${HAVE}${ADVERB}(?:left|quit|withdrew from|pulled out of|exited|(?:was|were) (?:expelled|excluded|ejected) from) ${IN}${END}${QUIET}${ON}?`,
  ),
  pattern('left', `${IN} (?:expelled|excluded|ejected) ${LIST}${END}${ON}?`),
  pattern('left', `${ONE}${POSSESSIVE} (?:withdrawal|departure|exit|expulsion) from ${IN}${END}${ON}`, true),
  pattern('suspended', `${LIST} (?:was|were) ${ADVERB}suspended from ${IN}${END}${ON}?`),
  pattern('suspended', `${IN} (?:has |had )?suspended ${LIST}(?:${POSSESSIVE} membership)?${END}${ON}?`),
  pattern(
    'suspended',
    `${LIST} ${HAVE}${ADVERB}(?:suspended|froze|frozen) (?:its|their) (?:participation|membership|activities) (?:in|of) ${IN}${END}${ON}?`,
  ),
]

/** A sentence without one of these words matches none of the patterns. */
export const CLAIM_WORDS =
  /join|acced|access|admi|enter|entry|bec[ao]me|took in|accept|welcom|grant|gave|give|receiv|obtain|gain|acquir|status|found|establish|form|creat|set up|member|associate|partner|observer|candidate|belong|includ|compris|consist|made up|composed|been (?:such|one|in)|left|quit|withdr|pulled out|exit|expel|expul|exclu|eject|departure|suspend|froze/

/** A date in front: "In 2004, Estonia …", "Between 2006 and 2012, Uzbekistan …". Matched against what stands before the country. */
export const LEADING_DATE = new RegExp(
  `(?:^|[;—–(] ?|\\b(?:and|but|while|when) )(?:(?:[Ii]n|[Oo]n|[Aa]s of|[Ss]ince) (?<d>${D}),? |[Ff]rom (?<from>${D}) (?:to|until) (?<e>${D}),? |[Bb]etween (?<low>${D}) and (?<high>${D}),? |[Uu]ntil (?<until>${D}),? )$`,
  'u',
)

/** "…, and the EU in 2004": the same countries, another alliance. */
export const NEXT_ALLIANCE = new RegExp(`,? and (?:of |in )?(?<a>${A}) (?:in|on|since) (?<d>${D})`, 'uy')

/** "…, Sweden in 2024": the same alliance, another country. */
export const NEXT_COUNTRY = new RegExp(
  `(?:,? and|,|;) (?<c>${C}(?:(?:, and |, | and )${C})*)(?: joined| did so| followed)? (?:in|on) (?<d>${D})`,
  'uy',
)

/** Before an alliance or a country: not a member, or no more, or not yet. */
export const NOT_NOW = /(?:non-|\b(?:former|aspiring|prospective|would-be|future|eventual|potential|ex-?)) ?$/i

/** Before the countries: what makes them no subject. */
export const NO_SUBJECT =
  /(?:\b(?:of|from|in|by|with|to|for|against|near|outside|between|unlike|Unlike|like|Like|besides|Besides|despite|Despite|than|toward|towards|over|into|had|Had|[Ss]hould|[Ww]ere|except|about|on|versus|including)|[’']s) $/
