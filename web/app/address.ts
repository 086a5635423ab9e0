/**
 * The whole view stands in the address, so that a link shows another reader the same thing. Path: `/`, `/CASE/PAGE`,
 * `/CASE/PAGE/ITEM` or `/CASE/PAGE/ITEM/DETAIL`, and without a case `/sign-in`, `/enrol`, `/policy`, which are therefore no
 * names of cases; query: the as-of control and whatever the page filters by. Keys with an empty value are left out.
 */
import {useSyncExternalStore} from 'react';

/** Pages of a case that stand in its navigation. */
export const tabs = ['overview', 'agreement', 'incidents', 'change', 'ledger', 'desk'] as const;
/** `report` is the form for people without an account; the desk's own forms are `desk/report` and so on. */
export const pages = [...tabs, 'report'] as const;
export type Page = (typeof pages)[number];

/** Pages of the installation, which concern all cases. */
export const commonPages = ['sign-in', 'enrol', 'policy'] as const;
export type CommonPage = (typeof commonPages)[number];

export interface Address {
  /** Undefined on the list of cases and on the pages of the installation. */
  readonly caseId?: string;
  /** Only without a case. */
  readonly common?: CommonPage;
  readonly page: Page;
  /** The one agreement, incident or entry that is open; on the desk the kind of file or the form. */
  readonly item?: string;
  /** On the desk: which file of that kind. */
  readonly detail?: string;
  readonly query: Readonly<Record<string, string>>;
}

export function parseAddress(path: string, search: string): Address {
  const [first, page, item, detail] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const query = Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''));
  const common = commonPages.find((one) => one === first);
  if (common !== undefined) return {common, page: 'overview', query};
  return {
    page: pages.find((one) => one === page) ?? 'overview',
    query,
    ...(first === undefined ? {} : {caseId: first}),
    ...(item === undefined ? {} : {item}),
    ...(detail === undefined ? {} : {detail}),
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

export function printAddress({caseId, common, page, item, detail, query}: Address): string {
  const parts = caseId === undefined ? [common] : [caseId, page, item, item === undefined ? undefined : detail];
  const path = `/${parts
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
