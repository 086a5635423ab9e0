/** One incident: to be written. */
export function IncidentPage({id}: {readonly id: string}) {
  return <h1 tabIndex={-1}>{id}</h1>;
}
