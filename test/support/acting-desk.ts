/**
 * A desk of the exercise in memory, for rules and pages: persons by role, acts in order, each a minute after the one before or
 * when told. Reports and incidents are put there directly, so that a story begins where its rules do.
 */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {HeldRole, Viewer} from '../../monitoring/access/index.ts';
import {readCase, type CaseFile} from '../../monitoring/agreement/index.ts';
import {
  deskCaseOf,
  deskPerson,
  openDesk,
  type ActKind,
  type Desk,
  type DeskAct,
  type DeskChange,
  type DeskPageContext,
  type IncidentFile,
  type PeopleAt,
  type ReportFile,
} from '../../monitoring/desk/index.ts';

export const exerciseFile = (): CaseFile => {
  const path = new URL('../../cases/exercise/case.yaml', import.meta.url);
  const read = readCase(readFileSync(path, 'utf8'), 'case.yaml');
  assert.ok(read.ok);
  return read.value;
};

/** Who takes part; names are invented for the exercise. */
export const cast: Readonly<Record<string, readonly HeldRole[]>> = {
  monica: [{role: 'monitor'}],
  vera: [{role: 'verification_officer'}],
  ines: [{role: 'investigator'}],
  ivan: [{role: 'investigator'}],
  lea: [{role: 'legal_reviewer'}],
  leo: [{role: 'legal_reviewer'}],
  hana: [{role: 'head_of_mission'}],
  hugo: [{role: 'head_of_mission'}],
  dpo: [{role: 'data_protection_officer'}],
  spec: [{role: 'specialist'}],
  'liaison-v': [{role: 'party_liaison', side: 'velmoth'}],
  'liaison-d': [{role: 'party_liaison', side: 'dorquine'}],
  'member-v': [{role: 'commission_member', side: 'velmoth'}],
  'member-d': [{role: 'commission_member', side: 'dorquine'}],
  'member-t': [{role: 'commission_member', side: 'third'}],
  guarantor: [{role: 'guarantor'}],
  reader: [{role: 'researcher'}],
};

export const namesOfCast: readonly string[] = ['Exa Mplename', 'Verita Exercisova'];

export const peopleOf = (
  roles: Readonly<Record<string, readonly HeldRole[]>>,
  mode: PeopleAt['mode'] = 'accounts',
): PeopleAt => ({
  mode,
  heldBy: (person) => roles[person] ?? [],
  isSuspended: () => false,
  names: () => namesOfCast,
});

export interface ActingDesk {
  readonly desk: Desk;
  readonly state: DeskChange;
  readonly caseFile: CaseFile;
  /** Does an act; returns the codes of its problems. */
  readonly act: (
    person: string,
    kind: ActKind,
    subject: string,
    body?: Readonly<Record<string, unknown>>,
    at?: string,
  ) => readonly string[];
  /** The same, and it must be taken. */
  readonly does: ActingDesk['act'];
  readonly context: (person: string, now?: string) => DeskPageContext;
  readonly now: () => string;
  readonly report: (id: string, by: string, details?: Partial<ReportFile>) => void;
  readonly incident: (id: string, reports: readonly string[], details?: Partial<IncidentFile>) => void;
}

export interface DeskSettings {
  readonly mode?: PeopleAt['mode'];
  readonly roles?: Readonly<Record<string, readonly HeldRole[]>>;
  readonly caseFile?: CaseFile;
}

const start = Date.parse('2025-03-10T08:00:00Z');
export const minuteAfter = (minutes: number): string =>
  new Date(start + minutes * 60_000).toISOString().replace('.000Z', 'Z');

export function actingDesk({
  mode = 'accounts',
  roles = cast,
  caseFile = exerciseFile(),
}: DeskSettings = {}): ActingDesk {
  const desk = openDesk(deskCaseOf(caseFile), peopleOf(roles, mode));
  const state = desk.state as DeskChange;
  let entry = 0;
  let last = minuteAfter(0);
  const made = (person: string, kind: string, subject: string, body: object, at = minuteAfter(entry)): DeskAct => {
    last = at > last ? at : last;
    const act = {
      entry: entry++,
      id: `act-${entry}`,
      kind,
      subject,
      person,
      at: last,
      body: body as Readonly<Record<string, unknown>>,
      hasIdentity: false,
    };
    return act;
  };
  const act: ActingDesk['act'] = (person, kind, subject, body = {}, at) =>
    desk.take(made(person, kind, subject, body, at)).map(({code}) => code);
  return {
    desk,
    state,
    caseFile,
    act,
    does: (...asked) => {
      const problems = act(...asked);
      assert.deepEqual(problems, [], `${asked[1]}: ${JSON.stringify(desk.state.refused.at(-1)?.problems)}`);
      return problems;
    },
    now: () => last,
    context: (person, now = last) => ({
      viewer: viewerOf(person, roles),
      now,
      nameOfPerson: (id) => `${id} (exercise)`,
      caseFile,
      sha256,
    }),
    ...puttingFiles(state, made),
  };
}

type Made = (person: string, kind: string, subject: string, body: object) => DeskAct;

const puttingFiles = (state: DeskChange, made: Made): Pick<ActingDesk, 'report' | 'incident'> => ({
  report: (id, by, details = {}) => {
    const first = made(by, 'report_submitted', id, {...account, channel: 'monitor_form'});
    const file = {
      first,
      state: 'linked_to_incident',
      grade: consentToAll,
      consentWithdrawn: [],
      sensitive: false,
    } as const;
    state.reports.set(id, {id, ...file, acts: [first], ...details});
  },
  incident: (id, reports, details = {}) => {
    const first = made('vera', 'incident_opened', id, {});
    state.incidents.set(id, {
      id,
      description: {...described, reports: [...reports]},
      first,
      state: 'verified_occurred',
      reports,
      standard: 'reasonable_grounds_to_believe',
      sensitive: false,
      releasedTo: [],
      acts: [first],
      ...details,
    });
  },
});

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const viewerOf = (person: string, roles: Readonly<Record<string, readonly HeldRole[]>> = cast): Viewer =>
  person === ''
    ? {person: '', held: [{role: 'public'}]}
    : {person: person === 'server' ? deskPerson : person, held: roles[person] ?? []};

export const consentToAll = {consent: ['verification', 'sharing_with_mechanism', 'publication']} as const;

const when = {from: '2025-02-20', to: '2025-02-20', precision: 1};
const where = {place: 'district-tolvecca', precision: 3, territory: 'velmoth'};

export const account = {
  when,
  where,
  eventType: 'artillery_or_mortar',
  basis: 'heard',
  text: 'EXERCISE. Five explosions were heard.',
  language: 'en',
};

export const described = {
  title: 'EXERCISE: explosions in Tolvecca district',
  when,
  where,
  eventType: 'artillery_or_mortar',
  targetType: 'unknown',
  sideAffected: 'velmoth',
  severity: 'S2',
  summary: 'EXERCISE. Explosions were reported; no statement names who fired.',
  casualties: [{harm: 'injured', status: 'undetermined', sideAffected: 'velmoth', low: 1, best: 2, high: 4}],
} as const satisfies Omit<IncidentFile['description'], never>;

export const breachDraft = {
  kind: 'breach',
  title: 'EXERCISE: fire on Tolvecca district',
  incident: 'i-1',
  obligation: 'exa-1',
  actor: 'dorquine',
  result: 'violation',
  standard: 'reasonable_grounds_to_believe',
  facts: 'EXERCISE. Five explosions between 02:00 and 02:10.',
  reasons: 'EXERCISE. The fire came from the east.',
  basis: ['r-1', 'i-1'],
} as const;
