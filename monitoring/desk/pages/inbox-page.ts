/**
 * What this viewer has to do, by clock, overdue first: an item shows only to whoever may do what is due and may read it, and
 * nobody sees his own work come back to him for a second pair of eyes.
 */
import {caseActs, type CaseActKind} from '../act-kinds.ts';
import type {Desk} from '../desk.ts';
import {possibleActs} from '../possible-acts.ts';
import type {Inbox, InboxItem} from '../shapes/index.ts';
import type {OpenItem} from '../open-items.ts';
import type {DeskPageContext} from './page-context.ts';

export interface InboxAsked {
  readonly noun?: string;
  readonly offset?: number;
  readonly limit?: number;
}

const mostItems = 500;

/** Acts that begin something: their subject is a new id, or the whole desk. */
const beginning: readonly CaseActKind[] = [
  'report_submitted',
  'complaint_filed',
  'incident_opened',
  'statement_recorded',
  'layer_drafted',
  'finding_drafted',
  'release_proposed',
  'restriction_recorded',
  'hotline_call_logged',
  'task_assigned',
  'removal_proposed',
  'unsealing_proposed',
  'recusal_declared',
  'mandate_set',
];

export function inboxPage(desk: Desk, context: DeskPageContext, asked: InboxAsked = {}): Inbox {
  const {viewer, now} = context;
  const offset = Math.max(0, asked.offset ?? 0);
  const limit = Math.min(mostItems, Math.max(1, asked.limit ?? 50));
  const found = desk.open.find({
    viewer,
    now,
    alone: desk.people.mode === 'single_user',
    offset,
    limit,
    ...(asked.noun === undefined ? {} : {noun: asked.noun}),
  });
  return {
    size: desk.state.size,
    total: found.total,
    overdue: found.overdue,
    offset,
    items: found.items.map((item) => inboxItem(item, now)),
    acts: beginning
      .filter((kind) => Object.hasOwn(caseActs, kind))
      .flatMap((kind) => possibleActs(desk, viewer, newSubject, [kind], now)),
  };
}

/** No file has this id, so that only what the role allows is asked. */
const newSubject = 'new';

const inboxItem = (item: OpenItem, now: string): InboxItem => {
  const {noun, id, incident, title, state, what, act, subject, due, entry} = item;
  return {
    noun,
    id,
    ...(incident === undefined ? {} : {incident}),
    title,
    state,
    what,
    act,
    ...(subject === undefined ? {} : {subject}),
    ...(due === undefined ? {} : {due}),
    overdue: due !== undefined && due < now,
    entry,
  };
};
