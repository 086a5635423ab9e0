/**
 * Which Host headers are answered. A page elsewhere may point its own name at this machine (DNS rebinding) and would
 * then read the record as if it were its own; the name in the header gives it away. Behind a proxy the name of the
 * operator’s `--origin` is answered as well.
 */
export function hostIsOurs(header: string | undefined, boundAddress: string, origin?: string): boolean {
  const name = hostName(header);
  if (origin !== undefined && header?.toLowerCase() === new URL(origin).host) return true;
  return name !== undefined && ['localhost', '127.0.0.1', '[::1]', bracketed(boundAddress)].includes(name);
}

/** Lower case, without the port; undefined where it is no host. */
function hostName(header: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/.exec(header?.toLowerCase() ?? '')?.[1];
}

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address).toLowerCase();
