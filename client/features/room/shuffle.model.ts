/** The same order for the same person every time, and another for everybody else. */
export function shuffledFor<Thing extends { readonly id: string }>(who: string, things: readonly Thing[]): Thing[] {
  const weight = (id: string): number => {
    let sum = 2166136261
    for (const sign of `${who}${id}`) sum = Math.imul(sum ^ sign.charCodeAt(0), 16777619)
    return sum >>> 0
  }
  return [...things].sort((one, other) => weight(one.id) - weight(other.id))
}
