/**
 * What was said about an incident, in columns of one size in the order of the case's own text: one for each party, and one for
 * others where others spoke. Silence is said: until when a statement was looked for, or that nobody has looked (R-E6).
 */
import {mayRead, sideName, type Viewer} from '../../access/index.ts';
import {writtenDay, type Day} from '../../kernel/index.ts';
import type {Desk} from '../desk.ts';
import {possibleActs} from '../possible-acts.ts';
import type {DeskStatement, StatementColumn} from '../shapes/index.ts';
import type {ActOf, IncidentFile, StatementFile} from '../state.ts';
import type {DeskPageContext} from './page-context.ts';

const others = 'others';

export function statementColumns(desk: Desk, context: DeskPageContext, incident: IncidentFile): StatementColumn[] {
  const {state} = desk;
  const files = readableStatements(desk, context.viewer, incident);
  const searches = searchesOf(desk, context.viewer, incident);
  const columnOf = (speaker: string | undefined): string =>
    (speaker === undefined ? undefined : state.case.sideOf(speaker)) ?? others;
  return [...state.case.parties, others].flatMap((side) => {
    const statements = files
      .filter(({current}) => columnOf(current.body?.speaker) === side)
      .toSorted((a, b) => (said(a) < said(b) ? -1 : said(a) > said(b) ? 1 : a.current.entry - b.current.entry))
      .map((file) => statementOf(desk, context, file));
    if (side === others && statements.length === 0) return [];
    const silence =
      statements.length > 0 ? undefined : silenceOf(searches.filter(({body}) => columnOf(body?.speaker) === side));
    return [{side, name: nameOf(context, side), statements, ...(silence === undefined ? {} : {silence})}];
  });
}

const said = ({current}: StatementFile): string => `${current.body?.date ?? ''} ${current.body?.time ?? ''}`;

export function readableStatements(
  {state, people}: Desk,
  viewer: Viewer,
  {id, sensitive}: IncidentFile,
): readonly StatementFile[] {
  const ids = new Set(
    (state.saidOn.get(id) ?? []).filter(({kind}) => kind !== 'statement_searched').map(({subject}) => subject),
  );
  return [...ids].flatMap((one) => {
    const file = state.statements.get(one);
    const first = file?.acts[0];
    if (file === undefined || first === undefined) return [];
    const sides = people
      .heldBy(first.person, state.case.id, first.at)
      .flatMap(({side}) => (side === undefined ? [] : [side]));
    const ownedBy = [first.person, ...sides.map(sideName)];
    return mayRead(viewer, {fieldClass: 'statement', sensitive, ownedBy, releasedTo: file.releasedTo}) ? [file] : [];
  });
}

/** Where a statement was looked for is the mission’s work. */
function searchesOf(
  {state}: Desk,
  viewer: Viewer,
  {id, sensitive}: IncidentFile,
): readonly ActOf<'statement_searched'>[] {
  if (!mayRead(viewer, {fieldClass: 'statement', sensitive})) return [];
  return (state.saidOn.get(id) ?? []).filter(
    (act): act is ActOf<'statement_searched'> => act.kind === 'statement_searched',
  );
}

function silenceOf(searches: readonly ActOf<'statement_searched'>[]): string {
  const latest = searches
    .flatMap(({body}) => (body === undefined || body.found ? [] : [body.upTo]))
    .toSorted()
    .at(-1);
  return latest === undefined
    ? 'Nobody has looked for a statement yet.'
    : `No statement found up to ${writtenDay(latest as Day)}.`;
}

const nameOf = ({caseFile}: DeskPageContext, side: string): string =>
  side === others ? 'Others' : (caseFile.actors.find(({id}) => id === side)?.name ?? side);

const statementOf = (
  desk: Desk,
  {viewer, now}: DeskPageContext,
  {id, current, acts}: StatementFile,
): DeskStatement => ({
  id,
  entry: current.entry,
  statement: {...current.body},
  corrected: acts.length > 1,
  acts: [...possibleActs(desk, viewer, id, ['statement_corrected'], now)],
});
