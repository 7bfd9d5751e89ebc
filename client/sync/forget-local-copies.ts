/** How the names of all copies on this device begin. */
export const localCopyPrefix = 'samspil:'

/** Deletes every document copy on this device, for whoever is signed in next. Called when signing out. */
export async function forgetLocalCopies(): Promise<void> {
  if (typeof indexedDB === 'undefined' || indexedDB.databases === undefined) return
  const databases = await indexedDB.databases()
  await Promise.all(
    databases
      .map((database) => database.name ?? '')
      .filter((name) => name.startsWith(localCopyPrefix))
      .map(
        (name) =>
          new Promise<void>((resolve) => {
            const request = indexedDB.deleteDatabase(name)
            // Blocked means that another tab still has it open: the browser deletes it when that tab closes.
            request.onsuccess = request.onerror = request.onblocked = () => resolve()
          }),
      ),
  )
}
