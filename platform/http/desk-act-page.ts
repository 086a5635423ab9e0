/**
 * One act: the leaf as everybody may have it, and of its groups those that this viewer reads, with their salts, so that each
 * can be held against the leaf. Groups that he does not read are not even named as such: a leaf of every act names all five.
 */
import {actLeafOf, groupsFor, openActGroups} from '../desk/index.ts';
import type {DeskAsked} from './desk-route.ts';

export function actPage({server, desk, context, params}: DeskAsked): unknown {
  const text = params['entry'] ?? '';
  const entry = /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : -1;
  const taken = server.desks.actAt(entry);
  if (taken === undefined || taken.caseId !== desk.state.case.id) return undefined;
  const readable = groupsFor(context.viewer, taken.act, desk);
  if (readable.length === 0) return undefined;
  const leaf = actLeafOf(server.record.ledger, entry);
  const open = openActGroups(server.record, entry, leaf.value);
  return {
    entry,
    // For reading on: which file it is of.
    subject: taken.act.subject,
    leaf: leaf.text,
    groups: Object.fromEntries(readable.flatMap((name) => (open[name] === undefined ? [] : [[name, open[name]]]))),
  };
}
