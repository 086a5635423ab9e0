/** Stands in for the page until it is built. */
export function PolicyPage() {
  return <h1 tabIndex={-1}>Who may read and do what</h1>;
}
