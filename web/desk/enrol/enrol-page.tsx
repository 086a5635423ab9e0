/** Stands in for the page until it is built. */
export function EnrolPage() {
  return <h1 tabIndex={-1}>Enrol</h1>;
}
