/** Stands in for the page until it is built. */
export function InboxPage() {
  return <h1 tabIndex={-1}>Desk</h1>;
}
