/**
 * Ridge regression in closed form: solves (XᵀX + λI) w = Xᵀy by Gauss-Jordan elimination with pivoting. Returns one
 * weight a column of `rows`.
 */
export function ridgeRegression(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  lambda: number,
): number[] {
  const k = rows[0]?.length ?? 0
  const system = Array.from({ length: k }, (_, i) => Array.from({ length: k + 1 }, (_, j) => (i === j ? lambda : 0)))
  rows.forEach((row, r) => {
    for (let i = 0; i < k; i++) {
      const line = system[i] ?? []
      for (let j = 0; j < k; j++) line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0)
      line[k] = (line[k] ?? 0) + (row[i] ?? 0) * (targets[r] ?? 0)
    }
  })
  for (let c = 0; c < k; c++) {
    const size = (r: number): number => Math.abs(system[r]?.[c] ?? 0)
    let pivot = c
    for (let r = c + 1; r < k; r++) if (size(r) > size(pivot)) pivot = r
    const line = system[pivot] ?? []
    system[pivot] = system[c] ?? []
    system[c] = line
    system.forEach((other, r) => {
      if (r === c) return
      const factor = (other[c] ?? 0) / (line[c] ?? 1)
      for (let j = c; j <= k; j++) other[j] = (other[j] ?? 0) - factor * (line[j] ?? 0)
    })
  }
  return system.map((line, i) => (line[k] ?? 0) / (line[i] ?? 1))
}
