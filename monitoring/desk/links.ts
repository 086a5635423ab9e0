/** What hangs on an incident, kept as acts are taken, so that no page and no rule has to go through everything to find it. */
import type {DeskAct} from './act.ts';
import type {DeskChange, SaidAct, StatementFile} from './state.ts';

export function linkAct({kind, subject, body}: DeskAct, state: DeskChange): void {
  if (kind === 'layer_drafted') {
    const incident = state.layers.get(subject)?.draft.body?.incident;
    if (incident !== undefined) add(state.layersOn, incident, subject);
  }
  const about = body?.['incident'];
  if (filed.includes(kind) && typeof about === 'string') add(state.filesOn, about, subject);
  if (kind === 'statement_recorded' || kind === 'statement_corrected') linkStatement(subject, state);
  if (kind === 'statement_searched') {
    const search = state.searches.at(-1);
    if (search?.body !== undefined) add<SaidAct>(state.saidOn, search.body.incident, search);
  }
  if (kind === 'incident_merged') linkMerged(subject, state);
}

const filed: readonly string[] = ['finding_drafted', 'finding_redrafted', 'task_assigned'];

/** What was said of an incident was said of the one that it goes on as. */
function linkMerged(from: string, state: DeskChange): void {
  const into = state.incidents.get(from)?.mergedInto;
  if (into === undefined) return;
  for (const said of state.saidOn.get(from) ?? []) add<SaidAct>(state.saidOn, into, said);
}

/** A correction takes the place of the record before it, and may be about another incident. */
function linkStatement(id: string, state: DeskChange): void {
  const file = state.statements.get(id);
  if (file === undefined) return;
  for (const incident of incidentsOf(file, state)) {
    const said = state.saidOn.get(incident);
    if (said === undefined) continue;
    state.saidOn.set(
      incident,
      said.filter((one) => one.subject !== id || one.kind === 'statement_searched'),
    );
  }
  add<SaidAct>(state.saidOn, file.incident, file.current);
}

/** All that its records were about, and what those were merged into. */
function incidentsOf({acts}: StatementFile, state: DeskChange): ReadonlySet<string> {
  const incidents = new Set(
    acts.flatMap(({body}) => (typeof body?.['incident'] === 'string' ? [body['incident']] : [])),
  );
  for (const incident of incidents) {
    const into = state.incidents.get(incident)?.mergedInto;
    if (into !== undefined) incidents.add(into);
  }
  return incidents;
}

function add<V>(on: Map<string, readonly V[]>, key: string, value: V): void {
  const before = on.get(key) ?? [];
  if (!before.includes(value)) on.set(key, [...before, value]);
}
