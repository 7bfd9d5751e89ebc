/** A translation with exactly the source's keys: a missing or a surplus one does not compile. */
export type SameKeys<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : SameKeys<Source[Key]>
}
