/** Agreement: to be written. */
export function AgreementPage() {
  return <h1 tabIndex={-1}>Agreement</h1>;
}
