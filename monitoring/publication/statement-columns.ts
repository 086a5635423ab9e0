/**
 * What each side says about one incident, in columns of equal rank: one for each party in the case’s order, always
 * there, then one for everybody else who spoke, by first word. Organs speak in the column of the party that they are a
 * member of. Silence is said with its day (R-E6): it is not an answer.
 */
import {writtenDay, type Recorded} from '../kernel/index.ts';
import type {Statement} from '../attribution/index.ts';
import type {Known} from './known.ts';
import type {IncidentView} from './shapes/index.ts';
import {byTime, statementView} from './statement-view.ts';

export function statementColumns(known: Known, statements: readonly Recorded<Statement>[]): IncidentView['columns'] {
  const inOrder = statements.toSorted(byTime);
  const {parties} = known.caseFile.record;
  const columns = Map.groupBy(inOrder, ({record}) => known.partyOf(record.speaker) ?? record.speaker);
  const others = [...columns.keys()].filter((actor) => !parties.includes(actor));
  return [...parties, ...others].map((actor) => {
    const own = columns.get(actor) ?? [];
    return {
      actor,
      name: known.nameOf(actor),
      statements: own.map((statement) => statementView(known, statement)),
      ...(own.length > 0 ? {} : {silence: `No statement found up to ${writtenDay(known.lastDay)}.`}),
    };
  });
}
