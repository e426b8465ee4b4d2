/** "1 article", "1,204 statements": the number as the member's locale writes it. */
export function count(number: number, one: string, many: string, locale: string): string {
  const noun = new Intl.PluralRules('en').select(number) === 'one' ? one : many
  return `${new Intl.NumberFormat(locale).format(number)} ${noun}`
}

/** "a, b and c". */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items)
}
