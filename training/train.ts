import { parseArgs } from 'node:util'

/** What the command line gives to a trainer. */
export interface TrainingRequest {
  /** The folder with the data sets. */
  readonly data: string
  /** A file of word vectors; only word classes need one. */
  readonly vectors: string | undefined
}

type Trainer = () => Promise<{ train(request: TrainingRequest): Promise<void> }>

const models: Readonly<Record<string, Trainer>> = {
  attribution: () => import('./attribution.ts'),
  dates: () => import('./dates.ts'),
  entities: () => import('./entities.ts'),
  'entity-names': () => import('./lexicons/names.ts'),
  gazetteer: () => import('./gazetteer.ts'),
  'given-names': () => import('./given-names.ts'),
  'rare-words': () => import('./rare-words.ts'),
  'role-heads': () => import('./role-heads.ts'),
  summary: () => import('./summary.ts'),
  time: () => import('./time.ts'),
  'word-classes': () => import('./word-classes.ts'),
  'word-vectors': () => import('./word-vectors.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: '../shared/data' }, vectors: { type: 'string' } },
})
const load = models[positionals[0] ?? '']
if (load) {
  const started = Date.now()
  await (await load()).train({ data: values.data, vectors: values.vectors })
  console.error(`Trained in ${((Date.now() - started) / 60_000).toFixed(1)} minutes`)
} else {
  console.error(`Which model? npm run train -- MODEL, where MODEL is one of: ${Object.keys(models).join(', ')}`)
  process.exitCode = 2
}
