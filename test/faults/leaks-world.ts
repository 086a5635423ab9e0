/**
 * A desk of the exercise on which every private field of every kind of file holds a canary, in a chosen state: of a finding and an
 * incident, of what was released to whom, of a sensitive case or not. Files are put there as the rules of the acts would leave them.
 */
import type {Viewer} from '../../monitoring/access/index.ts';
import {
  deskCaseOf,
  openDesk,
  type ActBody,
  type Desk,
  type DeskAct,
  type DeskChange,
  type DeskPageContext,
} from '../../monitoring/desk/index.ts';
import {linkAct} from '../../monitoring/desk/links.ts';
import {refreshItems} from '../../monitoring/desk/pages/inbox-refresh.ts';
import {account, exerciseFile, minuteAfter, peopleOf, sha256} from '../support/acting-desk.ts';
import {canaries, type Canaries} from './leaks-canaries.ts';
import {leakPeople, leakViewer} from './leaks-people.ts';
import {plantFinding} from './leaks-finding.ts';
import {ownersOf, type LeakState, type Planting} from './leaks-planting.ts';

export interface LeakWorld {
  readonly desk: Desk;
  readonly canaries: Canaries;
  readonly acts: readonly DeskAct[];
  readonly ids: Readonly<Record<'reports' | 'incidents' | 'findings' | 'releases', readonly string[]>>;
  readonly context: (person: string) => DeskPageContext;
}

export function leakWorld(now: LeakState, secretFrom?: Viewer): LeakWorld {
  const desk = openDesk(deskCaseOf(exerciseFile()), peopleOf(leakPeople));
  const state = desk.state as DeskChange;
  const planted = canaries(secretFrom);
  const acts: DeskAct[] = [];
  const names = new Map(
    Object.keys(leakPeople).map((person) => [
      person,
      planted.word({what: 'person_name', ownedBy: ownersOf(person)}, {what: 'people', ownedBy: [person]}),
    ]),
  );
  const planting: Planting = {
    state,
    canaries: planted,
    now,
    act: (person, kind, subject, body, more = {}) => {
      const entry = acts.length;
      const act: DeskAct = {
        entry,
        id: `act-${entry}`,
        kind,
        subject,
        person,
        at: minuteAfter(entry),
        body: body as never,
        hasIdentity: false,
        ...more,
      };
      acts.push(act);
      return act;
    },
    piece: (what, more = {}) => ({what, sensitive: now.sensitive, ...more}),
  };
  const reports = plantReports(planting);
  const incidents = plantIncidents(planting, reports);
  const findings = plantFinding(planting, incidents, reports);
  for (const act of acts) linkAct(act, state);
  const releases = [...state.releases.keys()];
  const all = [state.reports, state.incidents, state.findings, state.releases, state.tasks, state.calls];
  refreshItems(desk.open, state, [
    ...all.flatMap((files) => [...files.keys()]),
    ...state.removals.keys(),
    ...state.unsealings.keys(),
  ]);
  state.size = acts.length;
  return {
    desk,
    canaries: planted,
    acts,
    ids: {reports, incidents, findings, releases},
    context: (person) => ({
      viewer: leakViewer(person),
      now: minuteAfter(acts.length + 100_000),
      nameOfPerson: (id) => names.get(id),
      caseFile: exerciseFile(),
      sha256,
    }),
  };
}

const brought: readonly (readonly [person: string, kind: string, side?: string])[] = [
  ['monitor', 'report_submitted'],
  ['reporter', 'report_submitted'],
  ['desk', 'public_report_received'],
  ['liaison-v', 'complaint_filed', 'velmoth'],
  ['liaison-d', 'complaint_filed', 'dorquine'],
];

function plantReports({state, canaries: plant, now, act, piece}: Planting): readonly string[] {
  return brought.map(([person, kind, side]) => {
    const ownedBy = ownersOf(person);
    const own = side === undefined ? 'account' : 'filing';
    const said = piece(own, {ownedBy});
    const place = piece('exact_place', {ownedBy});
    const id = plant.word(piece('act', {ownedBy}), said, piece('act'));
    const body = {
      ...account,
      where: {...account.where, placeText: plant.word(said)},
      text: plant.word(said),
      translation: {text: plant.word(said), by: 'person', language: 'en'},
      casualties: [{harm: 'killed', status: 'undetermined', sideAffected: 'velmoth', best: plant.count(said)}],
      evidence: [{sha256: sha256(id), title: plant.word(said, piece('evidence', {ownedBy}))}],
      ...(side === undefined ? {channel: 'monitor_form'} : {side, asks: plant.word(said)}),
      ...(kind === 'public_report_received' ? {codeSha256: sha256(`code ${id}`)} : {}),
    };
    const first = act(person, kind, id, body, {
      hasIdentity: true,
      place: {latitude: plant.degrees(place), longitude: plant.degrees(place)},
      grade: {reliability: 'B', credibility: '2', consent: ['verification'], reprisalRisk: true},
    });
    const screened = act('vera', 'report_screened', id, {
      outcome: 'in_scope',
      reason: plant.word(piece('verification_work')),
    });
    const asked = act('vera', 'report_screened', id, {
      outcome: 'needs_information',
      reason: plant.word(piece('verification_work', {sentTo: ownedBy})),
    });
    const graded = act('vera', 'report_graded', id, {reasons: plant.word(piece('source_grade'))});
    const feedback = act('vera', 'feedback_given', id, {
      message: plant.word(piece('account', {ownedBy})),
      language: 'en',
    });
    state.reports.set(id, {
      id,
      first,
      state: now.report,
      incident: 'unset',
      grade: first.grade ?? {},
      consentWithdrawn: [],
      sensitive: now.sensitive,
      ...(side === undefined ? {} : {side}),
      acts: [first, screened, asked, graded, feedback],
    });
    return id;
  });
}

function plantIncidents(planting: Planting, reports: readonly string[]): readonly string[] {
  const {state, canaries: plant, now, act, piece} = planting;
  const {releasedTo} = now;
  const open = piece('incident', {releasedTo});
  const exact = piece('exact_place');
  // Whoever recorded a statement about it knows of it.
  const said = piece('statement', {ownedBy: ownersOf('liaison-d'), releasedTo});
  const id = plant.word(open, piece('act', {releasedTo}), piece('finding', {releasedTo}), said, piece('act'));
  const described: Omit<ActBody<'incident_opened'>, 'reports'> = {
    title: plant.word(open, piece('release_work')),
    when: account.when,
    where: {placeText: plant.word(exact, piece('incident')), precision: 1, territory: 'velmoth'},
    eventType: 'artillery_or_mortar',
    targetType: 'unknown',
    severity: 'S2',
    summary: plant.word(open),
    casualties: [{harm: 'killed', status: 'undetermined', sideAffected: 'velmoth', best: plant.count(open)}],
  } as const;
  const first = act(
    'vera',
    'incident_opened',
    id,
    {...described, reports},
    {
      place: {latitude: plant.degrees(exact), longitude: plant.degrees(exact)},
    },
  );
  const work = piece('verification_work');
  const result = {result: 'verified_occurred', standard: 'reasonable_grounds_to_believe'};
  const proposed = act('vera', 'verification_proposed', id, {...result, reasons: plant.word(work)});
  const checked = act('ines', 'verification_checked', id, {...result, reasons: plant.word(work)});
  for (const report of reports) state.reports.set(report, {...state.reports.get(report), incident: id} as never);
  state.incidents.set(id, {
    id,
    description: {...described, reports: [...reports]},
    first,
    state: now.incident,
    reports,
    proposed: proposed as never,
    checked: checked as never,
    sensitive: now.sensitive,
    releasedTo,
    acts: [first, proposed, checked],
  });
  plantTasks(planting, id);
  plantStatements(planting, id);
  return [id];
}

function plantTasks({state, canaries: plant, now, act, piece}: Planting, incident: string): void {
  for (const to of ['monitor', 'casper', 'vera']) {
    const work = piece('verification_work', {sentTo: [to], ownedBy: ['hana']});
    const id = plant.word(work, piece('act', {ownedBy: ['hana']}), piece('act'));
    const body = {incident, to, what: plant.word(work), due: minuteAfter(10)};
    state.tasks.set(id, {id, assigned: act('hana', 'task_assigned', id, body) as never});
  }
  for (const side of ['velmoth', 'dorquine']) {
    const call = piece('hotline', {ownedBy: [`side:${side}`]});
    const id = plant.word(call, piece('act', {ownedBy: [`side:${side}`]}), piece('act'));
    const body = {side, opened: minuteAfter(0), issue: plant.word(call), incident};
    const logged = act('monitor', 'hotline_call_logged', id, body);
    state.calls.set(id, {id, logged: logged as never, state: 'opened', acts: [logged]});
  }
  const {releasedTo} = now;
  const open = piece('restriction', {releasedTo});
  const id = plant.word(open, piece('act', {releasedTo}), piece('act'));
  const place = piece('exact_place', {ownedBy: ['monitor']});
  const body = {
    actor: 'velmoth',
    kind: 'denial',
    from: '2025-02-20',
    where: {placeText: plant.word(open), precision: 3},
    means: 'checkpoint',
    incident,
    text: plant.word(open),
  };
  const recorded = act('monitor', 'restriction_recorded', id, body, {
    place: {latitude: plant.degrees(place), longitude: plant.degrees(place)},
  });
  state.restrictions.set(id, {id, recorded: recorded as never, releasedTo});
}

function plantStatements({state, canaries: plant, now, act, piece}: Planting, incident: string): void {
  const {releasedTo} = now;
  for (const [person, speaker] of [
    ['vera', 'velmoth'],
    ['liaison-d', 'dorquine'],
  ] as const) {
    const said = piece('statement', {ownedBy: ownersOf(person), releasedTo});
    const id = plant.word(said, piece('act', {ownedBy: ownersOf(person), releasedTo}), piece('act'));
    const body = {
      incident,
      speaker,
      stance: 'denial',
      date: '2025-02-21',
      wording: plant.word(said),
      summary: plant.word(said),
      language: 'en',
      source: 'ex-monitor',
      published: '2025-02-21',
    };
    const recorded = act(person, 'statement_recorded', id, body);
    state.statements.set(id, {id, incident, current: recorded as never, releasedTo, acts: [recorded]});
  }
  const drafted = piece('attribution', {releasedTo});
  const inside = piece('attribution');
  const id = plant.word(drafted, piece('act', {releasedTo}), piece('act'));
  const body = {
    incident,
    layer: 'group',
    result: 'attributed',
    actor: 'dorquine',
    standard: 'reasonable_grounds_to_believe',
    reasons: plant.word(drafted),
    dissent: plant.word(drafted),
    basis: [plant.word(inside)],
  };
  const draft = act('ines', 'layer_drafted', id, body);
  const reviewed = act('lea', 'layer_reviewed', id, {outcome: 'approved', reasons: plant.word(inside)});
  state.layers.set(id, {
    id,
    draft: draft as never,
    state: 'approved',
    reviewed: reviewed as never,
    releasedTo,
    acts: [draft, reviewed],
  });
}
