/**
 * Reads of what is protected, in the ledger before the answer goes out: exact places, filings of others, envelopes of
 * identities, cases of children and of sexual violence. What an answer holds is read from the answer itself, so that no page
 * can forget to say it. One entry a person, class and subject an hour; of what is one's own, none.
 */
import type {FieldClass, Viewer} from '../../monitoring/access/index.ts';
import {sidesOf} from '../../monitoring/access/index.ts';
import {actDefinition, type DeskState} from '../../monitoring/desk/index.ts';
import {formatProblem} from '../../monitoring/kernel/index.ts';
import type {DeskKey} from './desk-key.ts';

export interface ProtectedRead {
  readonly fieldClass: FieldClass;
  /** Id of the report, incident, finding … */
  readonly subject: string;
}

type Part = Readonly<Record<string, unknown>>;

/** `own` are the files that this viewer brought in himself. */
export function protectedReads(page: unknown, viewer: Viewer, state: DeskState): readonly ProtectedRead[] {
  const found = new Map<string, ProtectedRead>();
  const add = (fieldClass: FieldClass, subject: string): void => {
    if (subject !== '' && !isOwn(state, subject, viewer)) found.set(`${fieldClass} ${subject}`, {fieldClass, subject});
  };
  const visit = (value: unknown, within: string): void => {
    if (Array.isArray(value)) return value.forEach((part) => visit(part, within));
    if (value === null || typeof value !== 'object') return undefined;
    const part = value as Part;
    const subject = nameOf(part) ?? within;
    if (typeof part['latitude'] === 'number' && typeof part['longitude'] === 'number') add('exact_place', subject);
    if (isFiling(part)) add('filing', subject);
    if (part['sensitive'] === true || isSensitive(state, nameOf(part))) add('sensitive_case', subject);
    if (typeof part['sealed'] === 'string') add('source_identity', subject);
    for (const inner of Object.values(part)) visit(inner, subject);
    return undefined;
  };
  visit(page, '');
  return [...found.values()];
}

/** A file has an id, a line of its history a subject. */
function nameOf({subject, id}: Part): string | undefined {
  if (typeof subject === 'string') return subject;
  return typeof id === 'string' ? id : undefined;
}

const isFiling = ({kind, body, channel, account, filing, groups}: Part): boolean =>
  (channel === 'complaint' && account !== undefined) ||
  (filing !== null && typeof filing === 'object') ||
  (body !== undefined && isFilingKind(kind)) ||
  (groups !== undefined && isFilingGroups(groups as Groups));

type Groups = Readonly<Record<string, {readonly content: Part}>>;

const isFilingGroups = (groups: Groups): boolean =>
  groups['verifier.body'] !== undefined && isFilingKind(groups['verifier.act']?.content['kind']);

const isFilingKind = (kind: unknown): boolean =>
  typeof kind === 'string' && actDefinition(kind)?.bodyClass === 'filing';

const isSensitive = ({reports, incidents, findings}: DeskState, id: string | undefined): boolean =>
  id !== undefined && [reports.get(id), incidents.get(id), findings.get(id)].some((file) => file?.sensitive === true);

function isOwn({reports, incidents}: DeskState, subject: string, viewer: Viewer): boolean {
  const first = (reports.get(subject) ?? incidents.get(subject))?.first;
  const side = reports.get(subject)?.side;
  return (
    (first !== undefined && first.person === viewer.person) || (side !== undefined && sidesOf(viewer).includes(side))
  );
}

export interface ReadsRecorded {
  /** Resolves once they stand in the ledger; rejects where they cannot, and then nothing goes out. */
  record(caseId: string, person: string, reads: readonly ProtectedRead[], now: string): Promise<void>;
}

const readsLimit = 200;
const keptLimit = 100_000;

export function readsRecorded(key: Pick<DeskKey, 'appendServerAct'>): ReadsRecorded {
  const hours = new Map<string, string>();
  const nameFor = (caseId: string, person: string, {fieldClass, subject}: ProtectedRead): string =>
    `${caseId} ${person} ${fieldClass} ${subject}`;
  return {
    record: async (caseId, person, reads, now) => {
      const hour = now.slice(0, 13);
      const fresh = reads.filter((read) => hours.get(nameFor(caseId, person, read)) !== hour);
      for (let from = 0; from < fresh.length; from += readsLimit) {
        const part = fresh.slice(from, from + readsLimit);
        const body = {reads: part.map(({fieldClass, subject}) => ({person, fieldClass, subject, at: now}))};
        const entered = await key.appendServerAct(caseId, {kind: 'reads_recorded', subject: 'reads', body});
        if (!entered.ok)
          throw new Error(`a read could not be recorded: ${entered.problems.map(formatProblem).join('; ')}`);
        if (hours.size > keptLimit) hours.clear();
        for (const read of part) hours.set(nameFor(caseId, person, read), hour);
      }
    },
  };
}
