/** "1 article", "1,204 statements": the number as the member's locale writes it. */
export function count(number: number, one: string, many: string, locale: string): string {
  const noun = new Intl.PluralRules('en').select(number) === 'one' ? one : many
  return `${new Intl.NumberFormat(locale).format(number)} ${noun}`
}

/** "6 to 10 of 24", "24 of 24": where a page stands in the whole; the first is 1. */
export function range(first: number, last: number, total: number, locale: string): string {
  const number = new Intl.NumberFormat(locale)
  const shown = first === last ? number.format(last) : `${number.format(first)} to ${number.format(last)}`
  return `${shown} of ${number.format(total)}`
}

/** "a, b and c". */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items)
}
