/** Stands in for the page until it is built. */
export function CallFormPage() {
  return <h1 tabIndex={-1}>Call on the hotline</h1>;
}
