/** What the doctor found at one place. */
export interface Finding {
  /** `wrong` keeps the bot from working; `note` is worth knowing. */
  readonly state: 'well' | 'note' | 'wrong'
  readonly what: string
  /** What to do about it. */
  readonly advice?: string
}

export const well = (what: string): Finding => ({ state: 'well', what })
export const note = (what: string, advice?: string): Finding => ({ state: 'note', what, ...(advice ? { advice } : {}) })
export const wrong = (what: string, advice: string): Finding => ({ state: 'wrong', what, advice })

const signs: Readonly<Record<Finding['state'], string>> = { well: 'ok   ', note: 'note ', wrong: 'WRONG' }

/** The finding as lines of text, the advice under it. */
export function printed({ state, what, advice }: Finding): string {
  return advice === undefined ? `${signs[state]} ${what}` : `${signs[state]} ${what}\n      ${advice}`
}
