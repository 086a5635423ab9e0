/** One entry: to be written. */
export function EntryPage({index}: {readonly index: string}) {
  return <h1 tabIndex={-1}>Entry {index}</h1>;
}
