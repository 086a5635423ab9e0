/**
 * Rows of one length whose bytes differ, for figures of the ledger alone: nothing is read from them, so any text will do.
 * With the frame around it each is a leaf of `leafBytes` bytes, which is what the Go verifier's figure was taken with.
 */
export const leafBytes = 331;
const frameBytes = '{"format":"holdfire-leaf/1","kind":"row","row":""}'.length;

/** Calls `visit` with each row in turn; the memory is the same every time. */
export function eachRow(count: number, visit: (row: Uint8Array) => void): void {
  const row = Buffer.alloc(leafBytes - frameBytes, 'a place, a day, who says so; ');
  for (let index = 0; index < count; index += 1) {
    row.write(String(index).padStart(9, '0'), 0, 'latin1');
    visit(row);
  }
}
