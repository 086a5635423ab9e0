/**
 * Of which actors somebody says that an incident is theirs: accusations by name, and what an actor takes upon itself.
 * An allegation is a thing to be decided, never an answer. Words of or about an organ or a unit count for the actor
 * that it is a member of.
 */
import type {Statement} from './statement-table.ts';

/** An actor and everything that it is a member of, nearest first. */
export type ActorChain = (actor: string) => readonly string[];

const accusing: ReadonlySet<Statement['stance']> = new Set(['accuses', 'counter_accuses', 'third_party_assessment']);
const takingOn: ReadonlySet<Statement['stance']> = new Set(['claims_responsibility', 'partly_admits', 'justifies']);

export function allegedActors(statement: Statement, chain: ActorChain): readonly string[] {
  if (accusing.has(statement.stance)) return statement.about_actor === undefined ? [] : chain(statement.about_actor);
  return takingOn.has(statement.stance) ? chain(statement.speaker) : [];
}
