/** Change: to be written. */
export function ChangePage() {
  return <h1 tabIndex={-1}>Change</h1>;
}
