/**
 * Names in a case's tables that nothing in the case bears: an actor that case.yaml does not list, an incident without a
 * row. What stands in the ledger for the case counts as well as what is in the files. A table that could not be read is
 * given as absent, and names of its rows are then not checked.
 */
import type {Agreement, CaseFile} from '../../monitoring/agreement/index.ts';
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {TableFile} from './read-table.ts';

export interface RegisterFiles {
  readonly caseFile: CaseFile;
  readonly agreements: readonly Agreement[];
  readonly tables: readonly TableFile[];
  /** Tables that stand in the folder but had problems of their own. */
  readonly unread?: readonly string[];
  /** Ids that stand in the ledger for this case, by table: a row may name what was imported before it. */
  readonly standing?: StandingIds;
}

export type StandingIds = ReadonlyMap<string, ReadonlySet<string>>;

export function checkReferences(files: RegisterFiles): readonly Problem[] {
  const known = knownNames(files);
  return files.tables.flatMap(({file, rows}) =>
    rows.flatMap(({record, line}) =>
      Object.entries(known).flatMap(([field, target]) => {
        if (target === undefined) return [];
        const cell = record[field];
        const values: readonly unknown[] = Array.isArray(cell) ? cell : cell === undefined ? [] : [cell];
        return values
          .filter((value) => typeof value === 'string' && !target.names.has(value))
          .map((value) => ({
            code: 'unknown-reference',
            file,
            line,
            field,
            message: `“${String(value)}” is not ${target.what} of this case.`,
          }));
      }),
    ),
  );
}

interface Target {
  readonly what: string;
  readonly names: ReadonlySet<string>;
}

/** By column name, which means the same in every table. */
function knownNames({
  caseFile,
  agreements,
  tables,
  unread = [],
  standing = new Map(),
}: RegisterFiles): Readonly<Record<string, Target | undefined>> {
  const actors = caseFile.actors.map(({id}) => id);
  const sources = caseFile.sources.map(({id}) => id);
  const actor = {what: 'an actor', names: new Set(actors)};
  const rowsOf = (what: string, ...names: readonly string[]): Target | undefined =>
    names.some((name) => unread.includes(name))
      ? undefined
      : {
          what,
          names: new Set([
            ...tables.filter(({table}) => names.includes(table.name)).flatMap(({rows}) => rows.map(({id}) => id)),
            ...names.flatMap((name) => [...(standing.get(name) ?? [])]),
          ]),
        };
  const codes = agreements.flatMap(({provisions}) => provisions.map(({code}) => code.toLowerCase()));
  return {
    actor,
    about_actor: actor,
    about_actors: actor,
    actors_named: actor,
    side_affected: actor,
    access_withheld_by: actor,
    source: {what: 'a source', names: new Set(sources)},
    speaker: {what: 'an actor or a source', names: new Set([...actors, ...sources])},
    place: {what: 'a place', names: new Set(caseFile.places.map(({id}) => id))},
    territory: {what: 'a territory', names: new Set(caseFile.territories.map(({id}) => id))},
    obligation: unread.includes('agreements') ? undefined : {what: 'the code of a provision', names: new Set(codes)},
    incident: rowsOf('an incident', 'incidents'),
    report: rowsOf('a report', 'reports'),
    statement: rowsOf('a statement', 'statements'),
    basis: rowsOf('a report, statement or casualty figure', 'reports', 'statements', 'casualties'),
  };
}
