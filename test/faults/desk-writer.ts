/** Writes acts on a desk until it is killed, and says each that was acknowledged: `INDEX ID`. Removals are carried out beside it. */
import {carryingOut} from '../../platform/desk/index.ts';
import {exercise, servedDesk, signedAct} from '../support/desk-server.ts';

const [folder = ''] = process.argv.slice(2);
const desk = await servedDesk({folder});
const carrying = carryingOut({...desk.server, report: (sentence) => console.error(sentence)});
const account = {
  when: {from: '2025-03-09', to: '2025-03-09', precision: 1},
  where: {placeText: 'EXERCISE: by the well', precision: 3},
  eventType: 'small_arms_fire',
  basis: 'saw',
  text: 'EXERCISE. Three shots by the well.',
  language: 'en',
  channel: 'monitor_form',
};
const run = `${Date.now().toString(36)}-${process.pid}`;

async function act(name: string, kind: string, subject: string, body: object, id: string): Promise<number> {
  const author = desk.author(name);
  const words = {kind, subject, body: body as Readonly<Record<string, unknown>>};
  const handed = signedAct(author, words, {caseId: exercise, recorded: '2025-03-10T08:00:00Z', id});
  const answer = await desk.server.door.accept(handed);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  author.kept();
  process.stdout.write(`${answer.index} ${id}\n`);
  return answer.index;
}

for (let number = 0; ; number += 1) {
  const name = `${run}-${number}`;
  const entry = await act('monica', 'report_submitted', `r-${name}`, account, `a-${name}`);
  if (number % 5 !== 4) continue;
  const wish = {entry, groups: ['verifier.body'], reason: 'EXERCISE'};
  await act('dora', 'removal_proposed', `rm-${name}`, wish, `b-${name}`);
  await act('hana', 'removal_approved', `rm-${name}`, {reasons: 'EXERCISE'}, `c-${name}`);
  void carrying.run();
}
