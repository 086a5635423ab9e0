/** Stands in for the page until it is built. */
export function ReportStatusPage() {
  return <h1 tabIndex={-1}>What became of a report</h1>;
}
