/** One prediction: how sure it was, and whether it was right. */
export interface Judgement {
  /** From 0 to 1. */
  readonly confidence: number
  readonly right: boolean
}

/**
 * Expected calibration error (Naeini, Cooper and Hauskrecht 2015) over `bins` bins of equal width: the mean distance of
 * confidence and accuracy, weighted by how many predictions a bin holds. From 0 to 1; 0 for no predictions.
 */
export function calibrationError(judgements: readonly Judgement[], bins = 10): number {
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }))
  for (const { confidence, right } of judgements) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]
    if (!bin) continue
    bin.confidence += confidence
    bin.right += right ? 1 : 0
  }
  const apart = sums.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0)
  return judgements.length === 0 ? 0 : apart / judgements.length
}
