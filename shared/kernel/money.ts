import { z } from 'zod'

/** Danish øre as a whole number: the only stored form of money. 1 krone is 100 øre. */
export const Ore = z.number().int().min(0).max(1e13).brand<'Ore'>()
export type Ore = z.infer<typeof Ore>

/** Kroner (may have øre as decimals) to whole øre, rounded to the nearest. */
export const oreFromKroner = (kroner: number): Ore => Ore.parse(Math.round(kroner * 100))
/** Øre to kroner as a plain number, for display and for the simulation's inputs. */
export const kronerFromOre = (ore: Ore | number): number => ore / 100
