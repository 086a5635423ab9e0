/**
 * Under which name this server is met. Passkeys belong to a name, never to an address of numbers: without a word from the
 * operator that is `localhost`; with `--origin https://desk.example.org` it is that name, behind a proxy that ends TLS and
 * passes the Host header on, and the cookie is bound to it.
 */
export interface Site {
  /** As browsers say it: scheme, name, port. */
  readonly origin: string;
  /** RP id of passkeys; absent at an address of numbers. */
  readonly passkeyName?: string;
  readonly cookieName: string;
  readonly isSecure: boolean;
}

const plainCookie = 'holdfire-session';
const boundCookie = `__Host-${plainCookie}`;

/** `host` is the Host header, which was found to be ours before (http/hosts.ts). */
export function siteOf(host: string, origin?: string): Site {
  if (origin !== undefined && new URL(origin).host === host.toLowerCase()) {
    const {hostname, protocol} = new URL(origin);
    const isSecure = protocol === 'https:';
    return {origin, passkeyName: hostname, cookieName: isSecure ? boundCookie : plainCookie, isSecure};
  }
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
  return {
    origin: `http://${host.toLowerCase()}`,
    ...(name === 'localhost' ? {passkeyName: name} : {}),
    cookieName: plainCookie,
    isSecure: false,
  };
}

export const setCookie = ({cookieName, isSecure}: Site, secret: string, lifeSeconds: number): string =>
  `${cookieName}=${secret}; Path=/; Max-Age=${lifeSeconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;

/** The values of this cookie: more than one where somebody else has planted another. */
export const cookiesOf = ({cookieName}: Site, header = ''): readonly string[] =>
  header.split(';').flatMap((part) => {
    const [name = '', value = ''] = part.trim().split('=', 2);
    return name === cookieName ? [value] : [];
  });

/** `https://name` or `https://name:port`, or plain http to this machine for tests; the sentence that says why it is none. */
export function originProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.origin !== text) return 'is not an origin as browsers say it: https://desk.example.org';
  if (/^[\d.]+$|^\[/.test(url.hostname)) return 'is an address of numbers; passkeys need a name';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost')) return undefined;
  return 'is not https; without it passkeys do not work and cookies are readable on the way';
}
