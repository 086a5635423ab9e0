/** Stands in for the page until it is built. */
export function ReportFormPage() {
  return <h1 tabIndex={-1}>Report</h1>;
}
