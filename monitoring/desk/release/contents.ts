/** What a proposed release would send out: its files on the desk, and every text of the mission’s own that goes with them. */
import type {ActBody} from '../act-kinds.ts';
import {isSensitiveFinding} from '../rules/finding-parts.ts';
import type {DeskState, FindingFile, IncidentFile, ReportFile, RestrictionFile, StatementFile} from '../state.ts';

export type ReleaseBody = ActBody<'release_proposed'>;

export interface ReleaseContents {
  readonly findings: readonly FindingFile[];
  readonly incidents: readonly IncidentFile[];
  readonly statements: readonly StatementFile[];
  readonly restrictions: readonly RestrictionFile[];
  /** Names that stand for nothing on this desk, as written. */
  readonly unknown: readonly string[];
}

export function releaseContents({what}: Pick<ReleaseBody, 'what'>, state: DeskState): ReleaseContents {
  const named = [...new Set(what)].map((one) => {
    const colon = one.indexOf(':');
    return {noun: one.slice(0, colon), id: one.slice(colon + 1), written: one};
  });
  const of = <F>(noun: string, files: ReadonlyMap<string, F>): readonly F[] =>
    named.flatMap((one) => (one.noun === noun ? (files.get(one.id) ?? []) : []) as readonly F[]);
  const files: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    finding: state.findings,
    incident: state.incidents,
    statement: state.statements,
    restriction: state.restrictions,
  };
  return {
    findings: of('finding', state.findings),
    incidents: of('incident', state.incidents),
    statements: of('statement', state.statements),
    restrictions: of('restriction', state.restrictions),
    unknown: named.flatMap(({noun, id, written}) => (files[noun]?.has(id) === true ? [] : [written])),
  };
}

/** Incidents that it speaks of: those it holds, and those of its findings and statements. */
export function incidentsSpokenOf(contents: ReleaseContents, state: DeskState): readonly IncidentFile[] {
  const ids = new Set([
    ...contents.incidents.map(({id}) => id),
    ...contents.findings.flatMap(({draft}) => draft.body?.incident ?? []),
    ...contents.statements.map(({incident}) => incident),
  ]);
  return [...ids].flatMap((id) => state.incidents.get(id) ?? []);
}

/** Reports whose account goes into what is sent. */
export function reportsBehind(contents: ReleaseContents, state: DeskState): readonly ReportFile[] {
  const ids = new Set([
    ...contents.incidents.flatMap(({reports}) => reports),
    ...contents.findings.flatMap(({draft}) => draft.body?.basis ?? []),
    ...contents.findings.flatMap(({draft}) => state.incidents.get(draft.body?.incident ?? '')?.reports ?? []),
  ]);
  return [...ids].flatMap((id) => state.reports.get(id) ?? []);
}

/** Each text in the mission’s own voice, with what it is, for sentences about it. */
export function ownTexts(
  {title, text}: Pick<ReleaseBody, 'title' | 'text'>,
  {findings, incidents, statements, restrictions}: ReleaseContents,
): readonly {readonly of: string; readonly text: string}[] {
  const said = (of: string, ...texts: readonly (string | undefined)[]) =>
    texts.flatMap((one) => (one === undefined ? [] : [{of, text: one}]));
  return [
    ...said('the title', title),
    ...said('the text', text),
    ...incidents.flatMap(({id, description}) => said(`incident ${id}`, description.title, description.summary)),
    ...findings.flatMap(({id, decided}) => said(`finding ${id}`, decided?.body?.reasons, decided?.body?.dissent)),
    ...statements.flatMap(({id, current: {body}}) => said(`statement ${id}`, body?.summary, body?.spokesperson)),
    ...restrictions.flatMap(({id, recorded: {body}}) => said(`restriction ${id}`, body?.text)),
  ];
}

export const isSensitiveContents = (contents: ReleaseContents, state: DeskState): boolean =>
  contents.findings.some((finding) => isSensitiveFinding(finding, state)) ||
  incidentsSpokenOf(contents, state).some(({sensitive}) => sensitive) ||
  reportsBehind(contents, state).some(({sensitive}) => sensitive);
