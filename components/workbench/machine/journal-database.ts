/** A saved journal, as text so that its size is known and old ones can be looked at. */
export interface SavedJournal {
  readonly text: string
  readonly savedAt: number
}

/** Where journals are kept, by the id of the exercise. */
export interface JournalDatabase {
  read(id: string): Promise<SavedJournal | undefined>
  write(id: string, saved: SavedJournal): Promise<void>
  remove(id: string): Promise<void>
}

const databaseName = 'drydock'
const storeName = 'journals'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'))
  })
}

/** Deletes every journal, those set aside too. Machines that are running are not affected. */
export async function forgetJournals(): Promise<void> {
  await settled(indexedDB.deleteDatabase(databaseName))
}

/** Opens the journals kept by this browser; rejects where it denies storage. */
export async function openJournalDatabase(): Promise<JournalDatabase> {
  const opening = indexedDB.open(databaseName, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName)
  const database = await settled(opening)
  database.onversionchange = () => database.close()
  const store = (mode: IDBTransactionMode) => database.transaction(storeName, mode).objectStore(storeName)
  return {
    read: (id) => settled<SavedJournal | undefined>(store('readonly').get(id)),
    write: async (id, saved) => void (await settled(store('readwrite').put(saved, id))),
    remove: (id) => settled(store('readwrite').delete(id)),
  }
}
