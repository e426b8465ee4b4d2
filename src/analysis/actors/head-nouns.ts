/** Last words of names that are places' and hardly anything else's. */
const placeHeads =
  /\s(?:Islands?|Isles?|Ranges?|Mountains|Hills|Highlands|Peninsula|Archipelago|Plateau|Desert|River|Glacier|Basin|Prefecture|Province|Oblast|Empire|(?:Nature|Game|Forest) Reserve)$/u

/** First words of such names. */
const placeOpenings =
  /^(?:Lake|Mount|Cape|(?:Grand )?Duchy of|Kingdom of|Principality of|Province of|Canton of|County of|Isle of|Gulf of|Strait of)\s\p{Lu}/u

/** Last words of names that are bodies' and hardly anything else's. */
const bodyHeads =
  /\s(?:United|Wanderers|Rovers|Rangers|Albion|FC|CF|SC|Records|Pictures|Orchestra|Symphony|Choir|University|Polytechnic|Institute|Association|Society|Party|Corporation|Company|Airlines|Airways|Motors|Regiment|Fusiliers|Battalion|Brigade|Foundation|Ministry|Council|Committee|Commission|Agency|Authority|Bureau|League|Alliance|Coalition|Trust|Network|College|Hospital|Department|Tribunal|Guild|Campaign|Caucus|Partners|Technologies|International|Industries|Holdings|Systems|Solutions|Brothers|Senate|Congress|Parliament|Cooperative|Co-operative|Consortium|Laboratory|Laboratories|Fund|Power Pool)$/u

/** The kind that a name's own noun says: "Aberdeen Island" a place, "Sliema Wanderers" a body; null for other names. */
export function typeByNoun(name: string): 'place' | 'organisation' | null {
  if (!name.includes(' ')) return null
  if (placeHeads.test(name) || placeOpenings.test(name)) return 'place'
  return bodyHeads.test(name) ? 'organisation' : null
}
