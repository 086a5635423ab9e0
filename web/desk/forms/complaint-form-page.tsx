/** Stands in for the page until it is built. */
export function ComplaintFormPage() {
  return <h1 tabIndex={-1}>Complaint</h1>;
}
