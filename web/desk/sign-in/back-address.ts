/** The page to return to after signing in: a path of this app and nothing else, so that a link cannot lead elsewhere. */
import {parseAddress, printAddress, type Address} from '../../app/address.ts';

export function backAddress(text: string | undefined): Address | undefined {
  if (text === undefined || !/^\/(?![/\\])/.test(text)) return undefined;
  const [path = '', search = ''] = text.split('#', 1)[0]?.split('?') ?? [];
  const address = parseAddress(path, search);
  return address.common === undefined ? address : undefined;
}

/** Where a page asks for signing in: the address that leads back to it. */
export const signInAddress = (from: Address): Address => ({
  common: 'sign-in',
  page: 'overview',
  query: {back: printAddress(from)},
});
