/**
 * A release: proposed by one after six checks, approved by another, carried out by the server once its time has come, and
 * never corrected or withdrawn silently. The officer for data protection may stop it up to then.
 */
import type {ReleaseTier} from '../../access/index.ts';
import type {Problem} from '../../kernel/index.ts';
import {checkRelease, earliestRelease} from '../release/checks.ts';
import {releaseContents, type ReleaseBody} from '../release/contents.ts';
import {notKnown, otherEyes, problem, ruleInParts, type ActRules, type Asking, type Judging} from '../rule.ts';
import type {DeskChange, DeskState, ReleaseFile, ReleaseState} from '../state.ts';
import type {DeskAct} from '../act.ts';
import {closenessOf} from './finding-parts.ts';
import {isRecused} from './recusal.ts';

type ReleaseActs =
  'release_proposed' | 'release_approved' | 'release_returned' | 'release_stopped' | 'released' | 'release_withdrawn';

export const releaseRules: ActRules<ReleaseActs> = {
  release_proposed: ruleInParts({
    ready: ({subject}, {state}) =>
      state.releases.has(subject) ? [problem('id-taken', 'a release of this id stands already', 'subject')] : [],
    says: ({body}, judging) => {
      const contents = contentProblems(body, judging.state);
      return contents.length > 0 ? contents : [...correctionProblems(body, judging.state), ...answered(body, judging)];
    },
    apply: (act, state) => {
      const earliest = act.body === undefined ? '9999-12-31T00:00:00Z' : earliestRelease(act.body, state);
      const file = {id: act.subject, proposed: act, state: 'proposed', earliest, acts: [act as DeskAct]} as const;
      state.releases.set(act.subject, file);
    },
  }),
  release_approved: ruleInParts({
    ready: (asking, judging) => {
      const found = releaseIn(asking, judging, ['proposed']);
      if ('problems' in found) return found.problems;
      return [
        ...otherEyes(asking.person, [found.release.proposed], judging.people, 'an approval'),
        ...recusedProblems(asking.person, found.release, judging.state),
        ...stopProblems(found.release, judging),
      ];
    },
    apply: (act, state) => {
      changeRelease(state, act, () => ({state: 'approved', approved: act}));
    },
  }),
  release_returned: ruleInParts({
    ready: (asking, judging) => {
      const found = releaseIn(asking, judging, ['proposed', 'approved']);
      return 'problems' in found ? found.problems : [];
    },
    apply: (act, state) => {
      changeRelease(state, act, () => ({state: 'returned'}));
    },
  }),
  release_stopped: ruleInParts({
    ready: (asking, judging) => {
      const found = releaseIn(asking, judging, ['proposed', 'approved']);
      return 'problems' in found ? found.problems : [];
    },
    apply: (act, state) => {
      changeRelease(state, act, () => ({state: 'stopped'}));
    },
  }),
  released: ruleInParts({
    ready: (asking, judging) => {
      const found = releaseIn(asking, judging, ['approved']);
      if ('problems' in found) return found.problems;
      const earliest = earliestNow(found.release, judging.state);
      const early = asking.at < earliest ? [problem('too-early', `not before ${earliest}`)] : [];
      return [...early, ...stopProblems(found.release, judging)];
    },
    apply: (act, state) => {
      changeRelease(state, act, () => ({state: 'released', released: act}));
      setReleasedTo(state, act.subject);
    },
  }),
  release_withdrawn: ruleInParts({
    ready: (asking, judging) => {
      const found = releaseIn(asking, judging, ['released']);
      return 'problems' in found ? found.problems : [];
    },
    apply: (act, state) => {
      changeRelease(state, act, () => ({state: 'withdrawn'}));
      setReleasedTo(state, act.subject);
    },
  }),
};

/** Never earlier than when it was proposed for, and later where the mandate or the incident changed since. */
export const earliestNow = ({earliest, proposed}: ReleaseFile, state: DeskState): string => {
  const now = proposed.body === undefined ? earliest : earliestRelease(proposed.body, state);
  return now > earliest ? now : earliest;
};

function releaseIn(
  {subject}: Asking,
  {state}: Judging,
  states: readonly ReleaseState[],
): {readonly release: ReleaseFile} | {readonly problems: readonly Problem[]} {
  const release = state.releases.get(subject);
  if (release === undefined) return {problems: notKnown('release', subject)};
  if (states.includes(release.state)) return {release};
  return {problems: [problem('wrong-state', `this release is ${release.state}`)]};
}

function changeRelease(state: DeskChange, act: DeskAct<object>, change: () => Partial<ReleaseFile>): void {
  const release = state.releases.get(act.subject);
  if (release === undefined) return;
  state.releases.set(act.subject, {...release, ...change(), acts: [...release.acts, act as DeskAct]});
}

/** Only what stands, is decided, and is public whole with what it is about. */
function contentProblems(body: ReleaseBody, state: DeskState): readonly Problem[] {
  const contents = releaseContents(body, state);
  const unknown = contents.unknown.map((one) => problem('not-known', `“${one}” does not stand on this desk`, 'what'));
  const undecided = contents.findings
    .filter(({decided}) => decided === undefined)
    .map(({id}) => problem('not-decided', `finding ${id} is not decided`, 'what'));
  const gone = contents.incidents
    .filter(({state: word}) => word === 'merged_into' || word === 'split_into')
    .map(({id}) => problem('wrong-state', `incident ${id} went on as another`, 'what'));
  const removed = [
    ...contents.findings.flatMap(({id, decided}) => (decided !== undefined && decided.body === undefined ? [id] : [])),
    ...contents.statements.flatMap(({id, current}) => (current.body === undefined ? [id] : [])),
  ].map((id) => problem('content-removed', `the content of “${id}” was removed`, 'what'));
  return [
    ...unknown,
    ...undecided,
    ...gone,
    ...removed,
    ...(body.tier === 'public' ? publicProblems(body, state) : []),
  ];
}

/** A restriction goes out under its territory, without which nobody could say what was not watched. */
function publicProblems(body: ReleaseBody, state: DeskState): readonly Problem[] {
  const places = state.case.file?.places ?? [];
  const nowhere = releaseContents(body, state).restrictions.filter(({recorded}) => {
    const where = recorded.body?.where;
    return where?.territory === undefined && !places.some(({id}) => id === where?.place);
  });
  return [
    ...alone(body, state),
    ...nowhere.map(({id}) => problem('missing-value', `restriction ${id} names no territory`, 'what')),
  ];
}

/** A public finding or statement names its incident, so that one must be public with it or before it. */
function alone(body: ReleaseBody, state: DeskState): readonly Problem[] {
  const contents = releaseContents(body, state);
  const here = new Set(contents.incidents.map(({id}) => id));
  const named = [
    ...contents.findings.flatMap(({id, draft}) =>
      draft.body?.incident === undefined ? [] : [[id, draft.body.incident] as const],
    ),
    ...contents.statements.map(({id, incident}) => [id, incident] as const),
  ];
  return named
    .filter(
      ([, incident]) => !here.has(incident) && state.incidents.get(incident)?.releasedTo.includes('public') !== true,
    )
    .map(([id, incident]) =>
      problem('release-incomplete', `“${id}” is about incident ${incident}, which is not public; release both`, 'what'),
    );
}

/** What went out to this tier before goes out again only as a correction that says what it corrects. */
function correctionProblems({what, tier, corrects}: ReleaseBody, state: DeskState): readonly Problem[] {
  const named = corrects === undefined ? undefined : state.releases.get(corrects);
  if (corrects !== undefined && (named === undefined || !['released', 'withdrawn'].includes(named.state)))
    return [problem('not-known', `“${corrects}” is no release that went out`, 'corrects')];
  const before = [...state.releases.values()].filter(
    ({state: word, proposed: {body}}) =>
      (word === 'released' || word === 'withdrawn') &&
      body?.tier === tier &&
      body.what.some((one) => what.includes(one)),
  );
  if (before.length === 0 || (named !== undefined && before.includes(named))) return [];
  const ids = before.map(({id}) => id).join(', ');
  return [problem('correction-unnamed', `this went out before in ${ids}; say which release it corrects`, 'corrects')];
}

function answered(body: ReleaseBody, {state, people}: Judging): readonly Problem[] {
  const answers = new Set(body.answers?.map(({check}) => check));
  return checkRelease(body, state, people).checks.flatMap(({check, outcome, sentences}) => {
    if (outcome === 'stops') return [problem('check-stops', sentences.join(' '), check)];
    return outcome === 'warns' && !answers.has(check)
      ? [problem('check-unanswered', `answer this check with a reason: ${sentences.join(' ')}`, check)]
      : [];
  });
}

/** What stops it now, though it passed when it was proposed. */
function stopProblems({proposed: {body}}: ReleaseFile, {state, people}: Judging): readonly Problem[] {
  if (body === undefined) return [problem('content-removed', 'what was proposed was removed')];
  const contents = contentProblems(body, state);
  if (contents.length > 0) return contents;
  return checkRelease(body, state, people).checks.flatMap(({check, outcome, sentences}) =>
    outcome === 'stops' ? [problem('check-stops', sentences.join(' '), check)] : [],
  );
}

function recusedProblems(person: string, {proposed: {body}}: ReleaseFile, state: DeskState): readonly Problem[] {
  if (body === undefined) return [];
  const {findings, incidents} = releaseContents(body, state);
  const close = [
    ...findings.map((finding) => closenessOf(finding, state)),
    ...incidents.map(({id}) => ({incident: id, sides: [], reports: []})),
  ];
  return close.some((one) => isRecused(state, person, one))
    ? [problem('recused', 'you stepped back from this; somebody else acts on it')]
    : [];
}

/** Tiers of everything that this release names, from all releases that stand. */
function setReleasedTo(state: DeskChange, id: string): void {
  const body = state.releases.get(id)?.proposed.body;
  if (body === undefined) return;
  const standing = [...state.releases.values()].filter(({state: word}) => word === 'released');
  for (const written of body.what) {
    const tiers = new Set<ReleaseTier>(
      standing.flatMap(({proposed}) => (proposed.body?.what.includes(written) === true ? [proposed.body.tier] : [])),
    );
    setOne(state, written, [...tiers]);
  }
}

function setOne(state: DeskChange, written: string, releasedTo: readonly ReleaseTier[]): void {
  const id = written.slice(written.indexOf(':') + 1);
  const change = <F extends {readonly releasedTo: readonly ReleaseTier[]}>(files: Map<string, F>): void => {
    const file = files.get(id);
    if (file !== undefined) files.set(id, {...file, releasedTo});
  };
  if (written.startsWith('finding:')) change(state.findings);
  else if (written.startsWith('incident:')) change(state.incidents);
  else if (written.startsWith('statement:')) change(state.statements);
  else if (written.startsWith('restriction:')) change(state.restrictions);
}
