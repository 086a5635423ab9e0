/** What hangs on an incident, kept as acts are taken, so that no page and no rule has to go through everything to find it. */
import type {DeskAct} from './act.ts';
import type {DeskChange, SaidAct} from './state.ts';

export function linkAct({kind, subject}: DeskAct, state: DeskChange): void {
  if (kind === 'layer_drafted') {
    const incident = state.layers.get(subject)?.draft.body?.incident;
    if (incident !== undefined) add(state.layersOn, incident, subject);
  }
  if (kind === 'statement_recorded' || kind === 'statement_corrected') linkStatement(subject, state);
  if (kind === 'statement_searched') {
    const search = state.searches.at(-1);
    if (search?.body !== undefined) add<SaidAct>(state.saidOn, search.body.incident, search);
  }
}

/** A correction takes the place of the record before it, and may be about another incident. */
function linkStatement(id: string, state: DeskChange): void {
  const file = state.statements.get(id);
  if (file === undefined) return;
  for (const act of file.acts) {
    const incident = act.body?.['incident'];
    if (typeof incident !== 'string') continue;
    const said = state.saidOn.get(incident);
    if (said === undefined) continue;
    state.saidOn.set(
      incident,
      said.filter((one) => one.subject !== id || one.kind === 'statement_searched'),
    );
  }
  add<SaidAct>(state.saidOn, file.incident, file.current);
}

function add<V>(on: Map<string, readonly V[]>, key: string, value: V): void {
  const before = on.get(key) ?? [];
  if (!before.includes(value)) on.set(key, [...before, value]);
}
