/** Stands in for the page until it is built. */
export function PublicReportPage() {
  return <h1 tabIndex={-1}>Report what happened</h1>;
}
