/**
 * The inbox of one person where 100,000 things are open, page by page as somebody works through it, to the text that is sent. Beside it
 * the text alone, from a page that is made already.
 */
import {inboxPage, type DeskPageContext} from '../../monitoring/desk/index.ts';
import {refreshItems} from '../../monitoring/desk/pages/inbox-refresh.ts';
import {actingDesk} from '../../test/support/acting-desk.ts';
import {percentile, type Benchmark} from '../figure.ts';

const open = 100_000;
const asked = 400;
const warmUp = 40;
const persons = ['vera', 'ines', 'lea', 'hana', 'monica', 'liaison-v', 'liaison-d', 'reader'];

export const run: Benchmark = async (report) => {
  const acting = actingDesk();
  const {desk, state} = acting;
  const from = performance.now();
  for (let number = 0; number < open; number += 1)
    acting.report(`r-${number}`, reporters[number % 3] ?? '', details(number));
  refreshItems(desk.open, state, state.reports.keys());
  const building = (performance.now() - from) / 1000;
  const {total} = inboxPage(desk, acting.context('vera'), {});
  if (total < open * 0.9) throw new Error(`only ${total} things are open`);
  const milliseconds: number[] = [];
  const texts: number[] = [];
  for (let count = 0; count < asked + warmUp; count += 1) {
    const context: DeskPageContext = acting.context(persons[count % persons.length] ?? '');
    const started = performance.now();
    const page = inboxPage(desk, context, {offset: (count * 50) % 5_000, limit: 50});
    const made = performance.now();
    JSON.stringify(page);
    const ended = performance.now();
    if (count < warmUp) continue;
    milliseconds.push(ended - started);
    texts.push(ended - made);
  }
  report({name: 'inbox.p95_ms', value: percentile(milliseconds, 0.95), unit: 'ms', goal: '<= 100', n: asked});
  report({name: 'inbox.text_p95_ms', value: percentile(texts, 0.95), unit: 'ms', goal: '', n: asked});
  report({name: 'inbox.building_s', value: building, unit: 's', goal: '', n: open});
};

const reporters = ['monica', 'liaison-v', 'liaison-d'];

const details = (number: number) =>
  ({
    state: number % 2 === 0 ? 'received' : 'screened',
    ...(number % 3 === 0 ? {} : {side: number % 3 === 1 ? 'velmoth' : 'dorquine'}),
  }) as const;
