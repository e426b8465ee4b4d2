/**
 * The colours of all pictures. A picture brings its own dark card, so that it reads the same in Discord's dark and light
 * themes: words on it have a contrast of at least 4.5 to 1, lines and marks of at least 3 to 1.
 */
export const palette = {
  card: '#1f2430',
  /** The card's edge, which sets it off from a theme of nearly its colour. */
  edge: '#4a5266',
  /** A band behind every other row, land on a map. */
  band: '#2a3040',
  grid: '#465069',
  text: '#f2f4f8',
  muted: '#b4bccb',
} as const

/**
 * Colours that also those tell apart who see no red or green (lighter relatives of Okabe and Ito's set). Colour is never
 * the only sign: each has a shape, for those who see none.
 */
export const series = [
  { colour: '#6cc3f0', shape: 'circle' },
  { colour: '#f0b03c', shape: 'square' },
  { colour: '#45cfa4', shape: 'diamond' },
  { colour: '#f58a5b', shape: 'triangle' },
  { colour: '#e3a2c9', shape: 'cross' },
  { colour: '#f3e766', shape: 'ring' },
] as const

export type Shape = (typeof series)[number]['shape']
