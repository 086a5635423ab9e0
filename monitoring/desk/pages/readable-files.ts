/**
 * Every file of the desk as far as one viewer reads it: what search, counts and export are made from. A file that the viewer
 * may not know of is not in the list; a part that he may not read is not in its file, so that nothing can be found by it.
 */
import {mayRead, sideName, sidesOf, type FieldClass, type Piece, type Viewer} from '../../access/index.ts';
import type {DeskAct} from '../act.ts';
import type {Desk} from '../desk.ts';
import {isSensitiveRelease, isSensitiveReport} from './sensitivity.ts';
import {readableFinding} from './readable-finding.ts';
import {titleOfReport, withoutExactNames, type Part, type ReadableFile} from './readable-parts.ts';

/** In the order of nouns, then of entries: the same desk gives the same list. */
export function* readableFiles(desk: Desk, viewer: Viewer): Generator<ReadableFile> {
  const {state} = desk;
  yield* reports(desk, viewer);
  yield* incidents(desk, viewer);
  yield* statements(desk, viewer);
  yield* layers(desk, viewer);
  for (const finding of state.findings.values()) {
    const file = readableFinding(finding, state, viewer);
    if (file !== undefined) yield file;
  }
  yield* releases(desk, viewer);
  yield* tasks(desk, viewer);
  yield* restrictions(desk, viewer);
  yield* calls(desk, viewer);
  yield* pairs(desk, viewer, 'removal');
  yield* pairs(desk, viewer, 'unsealing');
}

type About = Omit<Piece, 'fieldClass'>;

const reader =
  (viewer: Viewer, about: About) =>
  (fieldClass: FieldClass): boolean =>
    mayRead(viewer, {...about, fieldClass});

const part = (name: string, content: object | undefined, mayBeRead: boolean): Readonly<Record<string, Part>> =>
  content !== undefined && mayBeRead ? {[name]: content as Part} : {};

/** The person who did it, and the sides whose roles he held when he did it. */
function ownersOf({people, state}: Desk, act: DeskAct): readonly string[] {
  const held = people.heldBy(act.person, state.case.id, act.at);
  return [act.person, ...sidesOf({person: act.person, held}).map(sideName)];
}

function* reports(desk: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const report of desk.state.reports.values()) {
    const {id, first, state, side, grade} = report;
    const ownedBy = side === undefined ? [first.person] : [first.person, sideName(side)];
    const reads = reader(viewer, {ownedBy, sensitive: isSensitiveReport(report, desk.state)});
    if (!reads(side === undefined ? 'account' : 'filing')) continue;
    const {codeSha256: _, evidence, ...body} = first.body ?? {};
    const account = evidence !== undefined && reads('evidence') ? {...body, evidence} : body;
    yield {
      noun: 'report',
      id,
      entry: first.entry,
      state,
      title: titleOfReport(first),
      parts: {
        ...part(side === undefined ? 'account' : 'filing', account, first.body !== undefined),
        ...part('place', first.place, reads('exact_place')),
        ...part('grade', grade, reads('source_grade')),
      },
    };
  }
}

function* incidents(desk: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const {id, first, state, description, acts, sensitive, releasedTo} of desk.state.incidents.values()) {
    const reads = reader(viewer, {sensitive, releasedTo});
    if (!reads('incident')) continue;
    const place = [first, ...acts].findLast((act) => act.place !== undefined)?.place;
    const {reports: _, reason: __, ...body} = {...description} as Part;
    yield {
      noun: 'incident',
      id,
      entry: first.entry,
      state,
      title: description.title,
      parts: {
        ...part('description', reads('exact_place') ? body : withoutExactNames(body), true),
        ...part('place', place, reads('exact_place')),
      },
    };
  }
}

function* statements(desk: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const {id, incident, current, acts, releasedTo} of desk.state.statements.values()) {
    const sensitive = desk.state.incidents.get(incident)?.sensitive === true;
    const reads = reader(viewer, {sensitive, releasedTo, ownedBy: ownersOf(desk, acts[0] ?? current)});
    if (!reads('statement')) continue;
    const {body} = current;
    yield {
      noun: 'statement',
      id,
      entry: current.entry,
      state: 'recorded',
      title: body === undefined ? 'A statement' : `Statement of ${body.speaker}`,
      parts: part('statement', body, true),
    };
  }
}

function* layers({state}: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const {id, draft, state: word, reviewed, releasedTo} of state.layers.values()) {
    const {body} = draft;
    const sensitive = body !== undefined && state.incidents.get(body.incident)?.sensitive === true;
    if (!reader(viewer, {sensitive, releasedTo})('attribution')) continue;
    const {basis, ...decided} = body ?? {basis: []};
    const isMission = reader(viewer, {sensitive})('attribution');
    yield {
      noun: 'layer',
      id,
      entry: draft.entry,
      state: word,
      title: body === undefined ? 'A layer of attribution' : `${body.layer.replaceAll('_', ' ')} of ${body.incident}`,
      parts: {
        ...part('layer', isMission ? {...decided, basis} : decided, body !== undefined),
        ...part('review', reviewed?.body, isMission),
      },
    };
  }
}

function* releases({state}: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const release of state.releases.values()) {
    const {body} = release.proposed;
    if (!reader(viewer, {sensitive: isSensitiveRelease(release, state)})('release_work')) continue;
    yield {
      noun: 'release',
      id: release.id,
      entry: release.proposed.entry,
      state: release.state,
      title: body?.title ?? 'A release',
      parts: part('release', body, true),
    };
  }
}

function* tasks({state}: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const {id, assigned, closed} of state.tasks.values()) {
    const {body} = assigned;
    const sensitive = body !== undefined && state.incidents.get(body.incident)?.sensitive === true;
    const addressedTo = body === undefined ? [] : [body.to];
    if (!reader(viewer, {sensitive, addressedTo, ownedBy: [assigned.person]})('verification_work')) continue;
    yield {
      noun: 'task',
      id,
      entry: assigned.entry,
      state: closed === undefined ? 'assigned' : (closed.body?.outcome ?? 'closed'),
      title: body?.what ?? 'A task',
      parts: part('task', body, true),
    };
  }
}

function* restrictions({state}: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const {id, recorded, releasedTo} of state.restrictions.values()) {
    const {body} = recorded;
    const sensitive = body?.incident !== undefined && state.incidents.get(body.incident)?.sensitive === true;
    const reads = reader(viewer, {sensitive, releasedTo, ownedBy: [recorded.person]});
    if (!reads('restriction')) continue;
    yield {
      noun: 'restriction',
      id,
      entry: recorded.entry,
      state: 'recorded',
      title: body === undefined ? 'A restriction' : `${body.kind.replaceAll('_', ' ')} by ${body.actor}`,
      parts: {
        ...part('restriction', reads('exact_place') ? body : withoutExactNames(body), true),
        ...part('place', recorded.place, reads('exact_place')),
      },
    };
  }
}

function* calls({state}: Desk, viewer: Viewer): Generator<ReadableFile> {
  for (const {id, logged, state: word} of state.calls.values()) {
    const {body} = logged;
    const ownedBy = body === undefined ? [logged.person] : [logged.person, sideName(body.side)];
    const incident = body?.incident === undefined ? undefined : state.incidents.get(body.incident);
    const sensitive = incident?.sensitive === true;
    if (!reader(viewer, {ownedBy, sensitive})('hotline')) continue;
    // A side reads its calls, and not with which incident the mission put them together.
    const {incident: _, ...said} = body ?? {};
    const linked = reader(viewer, {sensitive, releasedTo: incident?.releasedTo ?? []})('incident');
    yield {
      noun: 'call',
      id,
      entry: logged.entry,
      state: word,
      title: body === undefined ? 'A call' : `A call from ${body.side}`,
      parts: part('call', linked ? body : said, body !== undefined),
    };
  }
}

function* pairs({state}: Desk, viewer: Viewer, noun: 'removal' | 'unsealing'): Generator<ReadableFile> {
  for (const {id, proposed, approved} of (noun === 'removal' ? state.removals : state.unsealings).values()) {
    const report = proposed.body?.['report'];
    const about = typeof report === 'string' ? state.reports.get(report) : undefined;
    const sensitive = about !== undefined && isSensitiveReport(about, state);
    if (!reader(viewer, {sensitive, ownedBy: [proposed.person]})('release_work')) continue;
    yield {
      noun,
      id,
      entry: proposed.entry,
      state: approved === undefined ? 'proposed' : 'approved',
      title: noun === 'removal' ? 'A removal' : 'The opening of an identity',
      parts: part(noun, proposed.body, true),
    };
  }
}
