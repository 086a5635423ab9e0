/**
 * One release on its way out: each check with what it says now and how it was answered, since when it may go, and who did
 * what. For those who work on releases; everybody else sees what was released, and not how.
 */
import {mayRead} from '../../access/index.ts';
import type {CaseActKind} from '../act-kinds.ts';
import type {Desk} from '../desk.ts';
import {possibleActs} from '../possible-acts.ts';
import {checkRelease} from '../release/checks.ts';
import {earliestNow} from '../rules/releases.ts';
import type {ReleaseFileView} from '../shapes/index.ts';
import {actLines} from './act-line.ts';
import type {DeskPageContext} from './page-context.ts';
import {isSensitiveRelease} from './sensitivity.ts';

const kinds: readonly CaseActKind[] = ['release_approved', 'release_returned', 'release_stopped', 'release_withdrawn'];

export function releasePage(desk: Desk, context: DeskPageContext, id: string): ReleaseFileView | undefined {
  const release = desk.state.releases.get(id);
  if (release === undefined) return undefined;
  const {body} = release.proposed;
  const sensitive = isSensitiveRelease(release, desk.state);
  if (!mayRead(context.viewer, {fieldClass: 'release_work', sensitive})) return undefined;
  return {
    id,
    entry: release.proposed.entry,
    state: release.state,
    proposed: {...body},
    checks: body === undefined ? [] : checksOf(desk, body),
    earliest: earliestNow(release, desk.state),
    history: [...actLines(desk, context, release.acts, () => ({sensitive}))],
    acts: [...possibleActs(desk, context.viewer, id, kinds, context.now)],
  };
}

/** The checks before anything was proposed: for the form, with every keystroke if it likes. */
export function checksOf({state, people}: Desk, body: Parameters<typeof checkRelease>[0]): ReleaseFileView['checks'] {
  return checkRelease(body, state, people).checks.map(({check, outcome, sentences}) => {
    const answer = body.answers?.find((one) => one.check === check)?.reason;
    return {check, outcome, sentences: [...sentences], ...(answer === undefined ? {} : {answer})};
  });
}
