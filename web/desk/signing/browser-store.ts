/**
 * What the desk keeps in this browser: signing keys whose private half no script can read, entries that were signed and not
 * yet acknowledged, receipts, and what somebody is writing until it is signed. It stays in this browser's profile on this device.
 */
const databaseName = 'holdfire-desk';
const stores = {keys: 'publicKey', pending: 'name', receipts: 'entry', drafts: 'name'} as const;
export type StoreName = keyof typeof stores;

let opened: Promise<IDBDatabase> | undefined;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser’s store refused')));
  });

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 2);
    request.addEventListener('upgradeneeded', () => {
      for (const [name, keyPath] of Object.entries(stores)) {
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name, {keyPath});
      }
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser’s store did not open')));
  });
  // A store that did not open may open another time.
  opened.catch(() => (opened = undefined));
  return opened;
}

async function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await open()).transaction(name, mode);
  const committed = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the browser’s store refused')));
  });
  const result = await asked(work(transaction.objectStore(name)));
  await committed;
  return result;
}

export const kept = <T>(store: StoreName, key: string | number): Promise<T | undefined> =>
  inStore(store, 'readonly', (one) => one.get(key) as IDBRequest<T | undefined>);

export async function keep(store: StoreName, value: unknown): Promise<void> {
  await inStore(store, 'readwrite', (one) => one.put(value));
}

export async function forget(store: StoreName, key: string | number): Promise<void> {
  await inStore(store, 'readwrite', (one) => one.delete(key));
}
