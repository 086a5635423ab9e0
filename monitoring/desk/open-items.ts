/**
 * What is to be done, kept ready while acts are taken: items in groups of one audience, each group sorted by its clock. An
 * inbox is then a merge of the few groups that a viewer may see, whatever their size, and asks the policy table once a
 * group instead of once an item.
 */
import {mayRead, sideName, type FieldClass, type Role, type Viewer} from '../access/index.ts';
import type {CaseActKind} from './act-kinds.ts';

/** Who may do what is due and may read it; all that is set must hold. */
export interface Audience {
  readonly roles: readonly Role[];
  readonly side?: string;
  readonly person?: string;
  /** What must be readable to know of it. */
  readonly fieldClass: FieldClass;
  readonly sensitive: boolean;
  /** Sides to which it was sent, besides `side` and `person`. */
  readonly addressedTo?: readonly string[];
}

export interface OpenItem {
  readonly noun: string;
  readonly id: string;
  readonly incident?: string;
  readonly title: string;
  readonly state: string;
  readonly what: string;
  /** What kind of act does it. */
  readonly act: CaseActKind;
  /** Its subject, where that is not `id`; empty where the act begins something of its own. */
  readonly subject?: string;
  readonly due?: string;
  readonly entry: number;
  readonly audience: Audience;
  /** Nobody does this on his own work, nor on what he stepped back from. */
  readonly notFor: readonly string[];
  /** Among the items of one subject, in the order in which they were given: the parties’ order where there is one for each. */
  readonly rank?: number;
  /** Only to be done once its clock ran out; not shown before. */
  readonly afterDue?: true;
  /** Only to be done while its clock runs; not shown after. */
  readonly beforeDue?: true;
}

interface Group {
  readonly noun: string;
  readonly audience: Audience;
  readonly shown: 'always' | 'afterDue' | 'beforeDue';
  readonly items: OpenItem[];
  readonly notFor: Map<string, Set<OpenItem>>;
}

export interface OpenItemsAsked {
  readonly viewer: Viewer;
  readonly now: string;
  /** Nobody else is there: own work is shown too. */
  readonly alone: boolean;
  readonly noun?: string;
  readonly offset: number;
  readonly limit: number;
}

export interface OpenItemsFound {
  readonly total: number;
  readonly overdue: number;
  readonly items: readonly OpenItem[];
}

export interface OpenItems {
  /** Replaces all items of one subject. */
  set(noun: string, id: string, items: readonly OpenItem[]): void;
  find(asked: OpenItemsAsked): OpenItemsFound;
}

export function openItems(): OpenItems {
  const groups = new Map<string, Group>();
  const standing = new Map<string, readonly (readonly [Group, OpenItem])[]>();
  const groupOf = (item: OpenItem): Group => {
    const key = JSON.stringify([item.noun, item.audience, shownWhen(item)]);
    const known = groups.get(key);
    if (known !== undefined) return known;
    const {noun, audience} = item;
    const group: Group = {noun, audience, shown: shownWhen(item), items: [], notFor: new Map()};
    groups.set(key, group);
    return group;
  };
  return {
    set: (noun, id, items) => {
      const subject = `${noun}:${id}`;
      for (const [group, item] of standing.get(subject) ?? []) takeOut(group, item);
      if (items.length === 0) standing.delete(subject);
      else {
        standing.set(
          subject,
          items.map((given, rank) => {
            const item = {...given, rank};
            return [putIn(groupOf(item), item), item] as const;
          }),
        );
      }
    },
    find: (asked) => findIn([...groups.values()], asked),
  };
}

const shownWhen = ({afterDue, beforeDue}: OpenItem): Group['shown'] =>
  afterDue === true ? 'afterDue' : beforeDue === true ? 'beforeDue' : 'always';

function putIn(group: Group, item: OpenItem): Group {
  group.items.splice(firstNotBefore(group.items, item), 0, item);
  for (const person of item.notFor) {
    const kept = group.notFor.get(person);
    if (kept === undefined) group.notFor.set(person, new Set([item]));
    else kept.add(item);
  }
  return group;
}

function takeOut(group: Group, item: OpenItem): void {
  for (let at = firstNotBefore(group.items, item); at < group.items.length; at += 1) {
    if (group.items[at] !== item) continue;
    group.items.splice(at, 1);
    break;
  }
  for (const person of item.notFor) group.notFor.get(person)?.delete(item);
}

/** After every instant: what has no clock comes last. */
const never = '~';

/** By clock, then by entry; the id last, so that the order is one. */
function compare(a: OpenItem, b: OpenItem): number {
  const [dueA, dueB] = [a.due ?? never, b.due ?? never];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  if (a.entry !== b.entry) return a.entry - b.entry;
  return a.id === b.id ? (a.rank ?? 0) - (b.rank ?? 0) : a.id < b.id ? -1 : 1;
}

function firstNotBefore(items: readonly OpenItem[], item: OpenItem): number {
  return boundary(items, (one) => compare(one, item) < 0);
}

/** Where the items that are `before` end; they stand first. */
function boundary(items: readonly OpenItem[], isBefore: (item: OpenItem) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isOverdue = (now: string, {due}: OpenItem): boolean => due !== undefined && due < now;

function findIn(groups: readonly Group[], {viewer, now, alone, noun, offset, limit}: OpenItemsAsked): OpenItemsFound {
  const seen = groups
    .filter((group) => (noun === undefined || group.noun === noun) && isFor(group.audience, viewer))
    .map((group) => {
      const late = boundary(group.items, (item) => isOverdue(now, item));
      const hidden = alone ? undefined : group.notFor.get(viewer.person);
      const begin = group.shown === 'beforeDue' ? late : 0;
      const end = group.shown === 'afterDue' ? late : group.items.length;
      const own = [...(hidden ?? [])];
      const ownLate = own.filter((item) => isOverdue(now, item)).length;
      const ownShown = {always: own.length, afterDue: ownLate, beforeDue: own.length - ownLate}[group.shown];
      const overdue = group.shown === 'beforeDue' ? 0 : late - ownLate;
      return {items: group.items, end, hidden, at: begin, total: end - begin - ownShown, overdue};
    });
  return {
    total: seen.reduce((sum, {total}) => sum + total, 0),
    overdue: seen.reduce((sum, {overdue}) => sum + overdue, 0),
    items: merged(seen, offset, limit),
  };
}

interface Cursor {
  readonly items: readonly OpenItem[];
  readonly end: number;
  readonly hidden: ReadonlySet<OpenItem> | undefined;
  at: number;
}

function merged(cursors: readonly Cursor[], offset: number, limit: number): readonly OpenItem[] {
  const page: OpenItem[] = [];
  for (let passed = 0; page.length < limit;) {
    let next: Cursor | undefined;
    let item: OpenItem | undefined;
    for (const cursor of cursors) {
      const head = headOf(cursor);
      if (head === undefined || (item !== undefined && compare(head, item) >= 0)) continue;
      [next, item] = [cursor, head];
    }
    if (next === undefined || item === undefined) break;
    next.at += 1;
    passed += 1;
    if (passed > offset) page.push(item);
  }
  return page;
}

function headOf(cursor: Cursor): OpenItem | undefined {
  while (cursor.at < cursor.end) {
    const item = cursor.items[cursor.at];
    if (item !== undefined && cursor.hidden?.has(item) !== true) return item;
    cursor.at += 1;
  }
  return undefined;
}

function isFor({roles, side, person, fieldClass, sensitive, addressedTo = []}: Audience, viewer: Viewer): boolean {
  if (person !== undefined && viewer.person !== person) return false;
  const asked = viewer.held.filter((held) => roles.includes(held.role) && (side === undefined || held.side === side));
  if (viewer.person === '' || asked.length === 0) return false;
  const names = [
    ...(person === undefined ? [] : [person]),
    ...(side === undefined ? [] : [sideName(side)]),
    ...addressedTo,
  ];
  return mayRead(
    {person: viewer.person, held: viewer.held},
    {fieldClass, sensitive, ownedBy: names, addressedTo: names},
  );
}
