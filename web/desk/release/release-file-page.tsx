/** Stands in for the page until it is built. */
export function ReleaseFilePage({id}: {readonly id: string}) {
  return <h1 tabIndex={-1}>{id}</h1>;
}
