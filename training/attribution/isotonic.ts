import type { Calibration } from '../../src/analysis/attribution/calibration.ts'

export interface Outcome {
  readonly probability: number
  readonly right: boolean
}

/** Blocks with fewer outcomes are joined to the next, so that no point rests on a handful. */
const smallest = 150

/** A rising calibration curve by isotonic regression (pool adjacent violators; Zadrozny and Elkan 2002). */
export function fitCalibration(outcomes: readonly Outcome[]): Calibration {
  const sorted = outcomes.toSorted((a, b) => a.probability - b.probability)
  const blocks: { sum: number; right: number; count: number }[] = []
  for (let i = 0; i < sorted.length; i += smallest) {
    const group = sorted.slice(i, i + smallest)
    const sum = group.reduce((total, one) => total + one.probability, 0)
    blocks.push({ sum, right: group.filter((one) => one.right).length, count: group.length })
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before;
      last = blocks.at(-1), before = blocks.at(-2)
    ) {
      if (before.right / before.count <= last.right / last.count) break
      blocks.pop()
      before.sum += last.sum
      before.right += last.right
      before.count += last.count
    }
  }
  return { from: blocks.map(({ sum, count }) => sum / count), to: blocks.map(({ right, count }) => right / count) }
}

/** Mean distance between confidence and the share that is right, over ten bins of equal width (Guo et al. 2017). */
export function calibrationError(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, right: 0 }))
  for (const { probability, right } of outcomes) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))]
    if (!bin) continue
    bin.sum += probability
    if (right) bin.right++
  }
  return bins.reduce((error, { sum, right }) => error + Math.abs(sum - right), 0) / Math.max(1, outcomes.length)
}
