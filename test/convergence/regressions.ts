/** Seeds that once failed; they run first, every time. A failing run prints its seed: add it here with the fix. */
export const regressionSeeds: readonly number[] = [
  // The server's own tidying of formatting was not sent to the device whose change had caused it.
  642270, 642283, 590302, 590335,
]
