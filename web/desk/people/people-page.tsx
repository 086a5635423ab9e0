/** Stands in for the page until it is built. */
export function PeoplePage() {
  return <h1 tabIndex={-1}>People</h1>;
}
