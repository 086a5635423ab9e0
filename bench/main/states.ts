/**
 * All obligations of the exercise after one more report: the facts are new, so everything that is kept beside facts is
 * computed again. What comes before (the database) and after (rendering) is measured elsewhere.
 */
import {day, type Recorded} from '../../monitoring/kernel/index.ts';
import {defaultAsOfDate, knownAt, obligationState, type CaseFacts} from '../../monitoring/publication/index.ts';
import type {Report} from '../../monitoring/reports/index.ts';
import {exerciseSeed, generateExercise} from '../../platform/import/exercise/index.ts';
import {assembleFacts, type RegisterVersion} from '../../platform/views/assemble-facts.ts';
import {readCaseFolder} from '../../platform/workflows/importing/import-case-folder.ts';
import {percentile, type Benchmark} from '../figure.ts';

const warmUp = 10;
const rounds = 100;

export const run: Benchmark = async (report) => {
  const facts = exerciseFacts();
  const date = day(defaultAsOfDate(facts));
  const [first] = facts.reports;
  if (first === undefined) throw new Error('the exercise has reports');
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const after = withReport(facts, first, round);
    const start = performance.now();
    const known = knownAt(after, date);
    const states = known.agreements.flatMap((agreement) =>
      agreement.record.provisions.flatMap((provision) =>
        provision.obligations.map((obligation) => obligationState(known, agreement, provision, obligation)),
      ),
    );
    if (round >= warmUp) times.push(performance.now() - start);
    if (states.length < 30) throw new Error(`only ${states.length} obligations`);
  }
  report({name: 'states.after_one_ms', value: percentile(times, 0.95), unit: 'ms', goal: '<= 50', n: times.length});
};

/** As the importer reads the folder, without a ledger between. */
function exerciseFacts(): CaseFacts {
  const folder = new URL('../../cases/exercise', import.meta.url).pathname;
  const read = readCaseFolder(folder, generateExercise(exerciseSeed).files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  const versions: RegisterVersion[] = read.value.documents.map(({name, text}, entry) => ({
    entry,
    table: 'document',
    header: [],
    text,
    name,
  }));
  for (const {source} of read.value.tables) {
    for (const {text} of source.rows) {
      versions.push({entry: versions.length, table: source.table.name, header: source.header, text});
    }
  }
  const facts = assembleFacts(versions.length, versions);
  if (facts === undefined) throw new Error('the exercise has a case file');
  return facts;
}

/** Every table is a new list, as a database hands it over, so that nothing kept beside an old list helps. */
function withReport(facts: CaseFacts, like: Recorded<Report>, round: number): CaseFacts {
  const added = {entry: facts.size + round, record: {...like.record, id: `added-${round}`}};
  return {
    ...facts,
    size: facts.size + round + 1,
    reports: [...facts.reports, added],
    statements: [...facts.statements],
    incidents: [...facts.incidents],
    casualties: [...facts.casualties],
    findings: [...facts.findings],
    coverage: [...facts.coverage],
  };
}
