/** Fewer answers than this and one could tell who gave which (WOR-9). */
export const fewestScores = 3

/** How many gave each of the scores 1 to 5, from three answers on; null before. */
export function spreadOf(scores: readonly number[]): readonly number[] | null {
  if (scores.length < fewestScores) return null
  return [1, 2, 3, 4, 5].map((score) => scores.filter((given) => given === score).length)
}
