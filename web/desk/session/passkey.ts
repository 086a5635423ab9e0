/**
 * Passkeys, as the browser gives them: made when a device is enrolled, asked for at each sign-in. The library is loaded when
 * it is needed. What a person chose not to do is a sentence, not an error.
 */
import type {EnrolOptions, SignedIn, SignInOptions} from '../../../platform/contract/index.ts';
import {post, type FieldProblem} from '../api/post.ts';
import {refreshMeAnew} from '../use-me.ts';

export type Signed = {readonly kind: 'signed_in'; readonly person: string} | Failed;
export interface Failed {
  readonly kind: 'failed';
  readonly problems: readonly FieldProblem[];
}

export const failedWith = (code: string, message: string): Failed => ({kind: 'failed', problems: [{code, message}]});

export const unheard = failedWith('not-sent', 'The server does not answer. Try again when there is a connection.');

/** Passkeys belong to a name: at an address of numbers there are none. */
export const isNumberAddress = (hostname: string): boolean => /^[\d.]+$/.test(hostname) || hostname.startsWith('[');

/** The same page at this machine’s name, where its address is the numbers of this machine. */
export function namedAddress({hostname, href}: Pick<Location, 'hostname' | 'href'>): string | undefined {
  if (hostname !== '127.0.0.1' && hostname !== '[::1]') return undefined;
  const url = new URL(href);
  url.hostname = 'localhost';
  return url.href;
}

/** Signs in, or, where somebody is signed in, says again who it is. */
export async function signInByPasskey(token?: string): Promise<Signed> {
  const options = await post<SignInOptions>('/api/desk/sign-in/options', {}, token);
  if (options.kind === 'unheard') return unheard;
  if (options.kind === 'refused') return {kind: 'failed', problems: options.problems};
  const given = await byBrowser(async () => {
    const {startAuthentication} = await import('@simplewebauthn/browser');
    return startAuthentication({optionsJSON: options.value.passkey as never});
  });
  if ('problems' in given) return given;
  const answer = await post<SignedIn>('/api/desk/sign-in/verify', {assertion: given.value}, token);
  if (answer.kind === 'unheard') return unheard;
  if (answer.kind === 'refused') return {kind: 'failed', problems: answer.problems};
  await refreshMeAnew();
  return {kind: 'signed_in', person: answer.value.person};
}

/** RegistrationResponseJSON. */
export const newPasskey = (
  passkey: NonNullable<EnrolOptions['passkey']>,
): Promise<{readonly value: unknown} | Failed> =>
  byBrowser(async () => {
    const {startRegistration} = await import('@simplewebauthn/browser');
    return startRegistration({optionsJSON: passkey as never});
  });

async function byBrowser<T>(work: () => Promise<T>): Promise<{readonly value: T} | Failed> {
  try {
    return {value: await work()};
  } catch (error) {
    return failedWith('passkey', passkeySentence(error instanceof Error ? error.name : ''));
  }
}

export function passkeySentence(name: string): string {
  switch (name) {
    case 'NotAllowedError':
    case 'AbortError':
      return 'The passkey was not given: the request was closed, or it took too long. Nothing was done; press again when you are ready.';
    case 'InvalidStateError':
      return 'This device has a passkey of yours already. Sign in with it, or use another device.';
    case 'NotSupportedError':
      return 'This device can keep no passkey of the kind that is asked for. Use another device or a security key.';
    case 'SecurityError':
      return 'Passkeys do not work at this address: they need a name with https, or “localhost” on this machine.';
    default:
      return 'The browser could not ask for a passkey. Use a current version of Chrome, Edge, Firefox or Safari.';
  }
}
