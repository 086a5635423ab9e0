/** Ledger: to be written. */
export function LedgerPage() {
  return <h1 tabIndex={-1}>Ledger</h1>;
}
