import { readFileSync, writeFileSync } from 'node:fs'
import { readDocumentFacts } from '../src/analysis/actors/mentions/document-facts.ts'
import { type EntityModel, readEntityModel, writeEntityModel } from '../src/analysis/actors/mentions/entity-model.ts'
import { writeFeatures } from '../src/analysis/actors/mentions/features.ts'
import { loadGazetteer } from '../src/analysis/actors/mentions/gazetteer.ts'
import { type ClassedWords, type WordClusters, WordFactTable } from '../src/analysis/actors/mentions/word-facts.ts'
import { entityLabels, findMentions, sequences } from '../src/analysis/actors/mentions.ts'
import { readDocument } from '../src/analysis/document/document.ts'
import { FeatureBuffer } from '../src/analysis/sequence/features.ts'
import { parseSequenceModel } from '../src/analysis/sequence/model-format.ts'
import { parseRareWords } from '../src/analysis/sequence/rare-words.ts'
import { parseWordClasses } from '../src/analysis/sequence/word-classes.ts'
import type { TrainerOptions } from './crf-trainer.ts'
import { type Lesson, labelRuns, type NamedText, readTexts } from './entities/articles.ts'
import { learnClusters } from './entities/clusters.ts'
import { headlinesOf } from './entities/headlines.ts'
import { type EntityCounts, figures, scoreEntities } from './score/spans.ts'
import type { TrainingRequest } from './train.ts'
import { TrainingSetBuilder } from './training-set.ts'
import { trainAll } from './workers.ts'

const models = new URL('../models/', import.meta.url)
const classed: ClassedWords = {
  classes: parseWordClasses(readFileSync(new URL('word-classes.bin', models))),
  rare: parseRareWords(readFileSync(new URL('rare-words.bin', models))),
}
const target = new URL('entities.bin', models)

/** Chosen on shifted splits of conll-train (sports against other news) and on conll-val: see models/entities.md. */
const options: TrainerOptions = {
  epochs: 6,
  rate: 0.05,
  l1: 0.05,
  l2: 1,
  dropout: 0,
  seed: 1,
  allowed: allowedSteps(),
}
const bits = 22
const minimumCount = 3

/** Trains models/entities.bin: word clusters from all training texts, and the model from the marked newswire, as it is and in headlines. */
export async function train({ data }: TrainingRequest): Promise<void> {
  const marked = readTexts(data, 'ner/conll-train.jsonl')
  const plain = readTexts(data, 'polnear/train.jsonl').map(({ text }) => readDocument(text))
  const validation = readTexts(data, 'ner/conll-val.jsonl')
  const texts = marked.map(lessonOf)
  const lessons = [...texts, ...marked.map(headlinesOf)]
  const clusters = learnClusters([...texts.map(({ document }) => document), ...plain])
  console.error(`${clusters.size} words in clusters`)
  const bytes = await trainOn(lessons, validation, clusters)
  writeFileSync(target, bytes)
  console.error(`${bytes.length} bytes; conll-val:\n${scoreTable(readEntityModel(bytes, classed), validation)}`)
}

function lessonOf({ text, entities }: NamedText): Lesson {
  const document = readDocument(text)
  return { document, runs: labelRuns(document, entities, sequences(document)) }
}

async function trainOn(
  lessons: readonly Lesson[],
  validation: readonly NamedText[],
  clusters: WordClusters,
): Promise<Uint8Array<ArrayBuffer>> {
  const gazetteer = loadGazetteer()
  const words = new WordFactTable(gazetteer, clusters, classed)
  const buffer = new FeatureBuffer()
  const builder = new TrainingSetBuilder({ labels: entityLabels, bits, minimumCount })
  const add = ({ document, runs }: Lesson, counts: boolean): void => {
    const facts = readDocumentFacts(document, words, gazetteer)
    for (const { from, to, labels } of runs) {
      buffer.clear()
      writeFeatures(buffer, facts, from, to)
      builder.add(buffer, labels, counts)
    }
  }
  for (const lesson of lessons) add(lesson, true)
  const trained = builder.size
  for (const text of validation) add(lessonOf(text), false)
  const job = {
    name: 'entities',
    set: builder.finish(),
    training: Uint32Array.from({ length: trained }, (_, i) => i),
    development: Uint32Array.from({ length: builder.size - trained }, (_, i) => trained + i),
    options,
  }
  const [bytes] = await trainAll([job])
  if (!bytes) throw new Error('The trainer returned no model')
  return writeEntityModel({ clusters, sequence: parseSequenceModel(bytes) })
}

/** From × to with the boundary last: an inside label follows a beginning or inside of its own type only. */
function allowedSteps(): boolean[] {
  const size = entityLabels.length + 1
  return Array.from({ length: size * size }, (_, i) => {
    const from = Math.floor(i / size)
    const to = i % size
    const isInside = to > 0 && to % 2 === 0 && to < entityLabels.length
    return !isInside || from === to || from === to - 1
  })
}

function scoreTable(model: EntityModel, texts: readonly NamedText[]): string {
  const counts: EntityCounts = new Map()
  for (const { text, entities } of texts) scoreEntities(entities, findMentions(readDocument(text), model), counts)
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(6)
  return [...counts]
    .map(([name, count]) => {
      const { precision, recall, f1 } = figures(count)
      return `${name.padEnd(22)} P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}`
    })
    .join('\n')
}
