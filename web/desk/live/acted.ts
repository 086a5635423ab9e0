/** Says within this page that an act of the reader's own stands, so that what shows its case asks again at once. */
const listeners = new Set<(caseId: string) => void>();

/** An empty name: in any case, for instance after signing in again. */
export function acted(caseId: string): void {
  for (const listener of listeners) listener(caseId);
}

export function onActed(listener: (caseId: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
