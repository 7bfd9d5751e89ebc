import type { ProgrammeView } from '#shared/contracts/partnerships.ts'

export interface MunicipalityRow {
  readonly slug: string
  readonly name: string
  readonly clusters: readonly string[]
  readonly places: number
  readonly canOpen: boolean
}

/** Places per municipality by name; one that is printed in both clusters is one row with both. */
export function placesByMunicipality({ clusters }: ProgrammeView): MunicipalityRow[] {
  const rows = new Map<string, MunicipalityRow>()
  for (const cluster of clusters) {
    for (const { slug, name, places, canOpen } of cluster.rows) {
      const before = rows.get(slug)
      rows.set(slug, {
        slug,
        name,
        canOpen,
        clusters: [...new Set([...(before?.clusters ?? []), cluster.name])],
        places: places + (before?.places ?? 0),
      })
    }
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name, 'da'))
}
