/**
 * The whole view stands in the address, so that a link shows another reader the same thing. Path: `/`, `/CASE/PAGE` or
 * `/CASE/PAGE/ITEM`; query: the as-of control and whatever the page filters by. Keys with an empty value are left out.
 */
import {useSyncExternalStore} from 'react';

export const pages = ['overview', 'agreement', 'incidents', 'change', 'ledger'] as const;
export type Page = (typeof pages)[number];

export interface Address {
  /** Undefined on the list of cases. */
  readonly caseId?: string;
  readonly page: Page;
  /** The one agreement, incident or entry that is open. */
  readonly item?: string;
  readonly query: Readonly<Record<string, string>>;
}

export function parseAddress(path: string, search: string): Address {
  const [caseId, page, item] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const known = pages.find((one) => one === page) ?? 'overview';
  const query = Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''));
  return {
    page: known,
    query,
    ...(caseId === undefined ? {} : {caseId}),
    ...(item === undefined ? {} : {item}),
  };
}

/** A hand-typed address can hold what is no text; it then names nothing, and the page says so. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function printAddress({caseId, page, item, query}: Address): string {
  const path =
    caseId === undefined
      ? '/'
      : `/${[caseId, page, item]
          .filter((part) => part !== undefined)
          .map(encodeURIComponent)
          .join('/')}`;
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** What every page keeps when the reader goes to another: the as-of control and the order of the parties. */
const kept = ['date', 'size', 'swap'];

export function keptQuery(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => kept.includes(name)));
}

/** The same address with some of its query changed; an empty value removes a key. */
export function withQuery(address: Address, changed: Readonly<Record<string, string>>): Address {
  const query = Object.fromEntries(Object.entries({...address.query, ...changed}).filter(([, value]) => value !== ''));
  return {...address, query};
}

const changedEvent = 'holdfire-address';

export function go(address: Address, {replace = false}: {readonly replace?: boolean} = {}): void {
  const url = printAddress(address);
  if (url === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  dispatchEvent(new Event(changedEvent));
}

function subscribe(changed: () => void): () => void {
  addEventListener('popstate', changed);
  addEventListener(changedEvent, changed);
  return () => {
    removeEventListener('popstate', changed);
    removeEventListener(changedEvent, changed);
  };
}

let last: {readonly url: string; readonly address: Address} | undefined;

/** The same object as long as the address is the same, so that effects do not run again. */
function current(): Address {
  const url = location.pathname + location.search;
  if (last?.url !== url) last = {url, address: parseAddress(location.pathname, location.search)};
  return last.address;
}

export const useAddress = (): Address => useSyncExternalStore(subscribe, current);
