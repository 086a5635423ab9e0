/**
 * One act as a viewer receives it: of its five groups those whose class he reads, each with its salt, so that he can check
 * them against the leaf. The policy table decides, group by group; without the right to know of the act there is nothing.
 */
import {mayRead, sideName, type FieldClass, type Piece, type Viewer} from '../../monitoring/access/index.ts';
import {
  actDefinition,
  envelopesFor,
  isBlindTo,
  isSensitiveAct,
  type ActGroup,
  type Desk,
  type DeskAct,
  type DeskState,
} from '../../monitoring/desk/index.ts';
import type {ReleaseTier} from '../../monitoring/access/index.ts';

/** Of which class each group is; undefined where the act is of no kind. */
export function classOfGroup(group: ActGroup, {kind}: Pick<DeskAct, 'kind'>): FieldClass | undefined {
  switch (group) {
    case 'verifier.act':
      return 'act';
    case 'verifier.body':
      return actDefinition(kind)?.bodyClass;
    case 'verifier.place':
      return 'exact_place';
    case 'verifier.grade':
      return 'source_grade';
    case 'source.identity':
      return 'source_identity';
  }
}

export function groupsFor(viewer: Viewer, act: DeskAct, desk: Desk): readonly ActGroup[] {
  const piece = pieceOf(act, desk);
  if (!mayRead(viewer, {...piece, fieldClass: 'act'})) return [];
  const incident = desk.state.incidents.get(act.subject);
  const isBlind = incident?.proposed?.entry === act.entry && isBlindTo(incident, viewer);
  const groups = ['verifier.act', 'verifier.body', 'verifier.place', 'verifier.grade', 'source.identity'] as const;
  return groups.filter((group) => {
    const fieldClass = classOfGroup(group, act);
    // Whoever may still check blind receives no proposal on any way.
    if (fieldClass === undefined || (isBlind && group === 'verifier.body')) return false;
    // Handed out to whom an approved unsealing names, and to nobody before.
    if (group === 'source.identity') return envelopesFor(desk, viewer, act.subject).includes(act.entry);
    return mayRead(viewer, {...piece, fieldClass});
  });
}

/** Whose an act is, to whom it was sent, to which tiers its file was released. */
export function pieceOf(act: DeskAct, {state, people}: Pick<Desk, 'state' | 'people'>): Omit<Piece, 'fieldClass'> {
  const sides = people
    .heldBy(act.person, state.case.id, act.at)
    .filter(({role}) => actDefinition(act.kind)?.roles.includes(role) === true)
    .flatMap(({side}) => (side === undefined ? [] : [sideName(side)]));
  return {
    ownedBy: [act.person, ...sides],
    addressedTo: addressees(act),
    // Whatever is public is rows of the register: the public reads no act.
    releasedTo: releaseOf(act, state).filter((tier) => tier !== 'public'),
    sensitive: isSensitiveAct(act, state),
  };
}

function addressees({kind, body = {}}: DeskAct): readonly string[] {
  const {side, to} = body;
  if (kind === 'reply_invited' && typeof side === 'string') return [sideName(side)];
  return kind === 'task_assigned' && typeof to === 'string' ? [to] : [];
}

/** What led to a decision is not released with it: only the act that says what was released is. */
function releaseOf({subject, kind, entry}: DeskAct, state: DeskState): readonly ReleaseTier[] {
  const finding = state.findings.get(subject);
  if (finding !== undefined)
    return kind === 'finding_decided' && finding.decided?.entry === entry ? finding.releasedTo : [];
  const statement = state.statements.get(subject);
  if (statement !== undefined) return statement.current.entry === entry ? statement.releasedTo : [];
  return state.restrictions.get(subject)?.releasedTo ?? [];
}
