/** Stands in for the page until it is built. */
export function SignInPage() {
  return <h1 tabIndex={-1}>Sign in</h1>;
}
