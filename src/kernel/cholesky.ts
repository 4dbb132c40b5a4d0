/**
 * Solves a symmetric positive definite system by Cholesky's factorisation
 * (Golub and Van Loan 2013, 4.2).
 *
 * Takes the lower half of a `width` × `width` matrix, row after row, which is
 * overwritten, and the right side, which is not. A pivot below `pivotMin` is held
 * there, so that a system that is all but singular has an answer, if a rough one.
 */
export function solveCholesky(
  matrix: Float64Array,
  right: Float64Array,
  pivotMin = 1e-12,
): Float64Array {
  const width = right.length;
  for (let j = 0; j < width; j++) {
    for (let i = j; i < width; i++) {
      let sum = matrix[i * width + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * width + k]! * matrix[j * width + k]!;
      matrix[i * width + j] =
        i === j ? Math.sqrt(Math.max(sum, pivotMin)) : sum / matrix[j * width + j]!;
    }
  }
  const x = right.slice();
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < i; k++) x[i]! -= matrix[i * width + k]! * x[k]!;
    x[i]! /= matrix[i * width + i]!;
  }
  for (let i = width - 1; i >= 0; i--) {
    for (let k = i + 1; k < width; k++) x[i]! -= matrix[k * width + i]! * x[k]!;
    x[i]! /= matrix[i * width + i]!;
  }
  return x;
}
