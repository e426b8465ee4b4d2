import { readDocumentFacts } from '../../src/analysis/actors/mentions/document-facts.ts'
import type { EntityModel } from '../../src/analysis/actors/mentions/entity-model.ts'
import { writeFeatures } from '../../src/analysis/actors/mentions/features.ts'
import { sequences } from '../../src/analysis/actors/mentions.ts'
import type { Document } from '../../src/analysis/document/document.ts'
import type { LabelledRun } from './articles.ts'

/** Labels a text by a model, and keeps the runs of which the model is sure at every token. */
export function labelBySelf(document: Document, model: EntityModel, leastCertain: number): LabelledRun[] {
  const facts = readDocumentFacts(document, model.words, model.gazetteer)
  model.decoder.beginText(facts.generation)
  const runs: LabelledRun[] = []
  for (const [from, to] of sequences(document)) {
    model.decoder.begin(to - from)
    writeFeatures(model.decoder, facts, from, to)
    const labels = model.decoder.decode().slice()
    const marginals = model.decoder.marginals()
    const width = model.decoder.labels.length
    if (labels.every((label, t) => (marginals[t * width + label] ?? 0) >= leastCertain)) runs.push({ from, to, labels })
  }
  return runs
}
