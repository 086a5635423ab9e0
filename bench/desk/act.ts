/**
 * From handing in a signed act to its standing on another person's screen: durable, judged, told over the live stream. 64
 * people at once, each with a stream of his own; server and screens share one process, so both are in the figure. Beside it the
 * answer to the act alone, the same with nobody ever thinking, and one person while nobody else writes.
 */
import {get, request, type ClientRequest} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';
import {chance} from '../../test/support/seeded.ts';
import {servedDesk, type ServedDesk} from '../../test/support/desk-server.ts';
import {account} from '../../test/support/acting-desk.ts';
import {percentile, type Benchmark} from '../figure.ts';

const people = 64;
const each = 12;
const warmUp = 2;
/** Between two acts of one person, on average: 32 acts a second together, more than 64 people ever wrote. */
const thinkingMilliseconds = 2_000;

export const run: Benchmark = async (report) => {
  const names = Array.from({length: people}, (_, index) => `officer-${index}`);
  const roles = Object.fromEntries(names.map((name) => [name, {role: 'verification_officer'} as const]));
  const desk = await servedDesk({people: {...roles, hana: {role: 'head_of_mission'}}});
  try {
    const {port} = new URL(await desk.address());
    const screens = await Promise.all(names.map((name) => follow(Number(port), desk.person(name))));
    const at = {desk, port: Number(port), screens};
    const together = await load(at, names, thinkingMilliseconds);
    const flatOut = await load(at, names, 0);
    const alone = await load(at, names.slice(0, 1), 0);
    for (const screen of screens) screen.end();
    const n = together.visible.length;
    report({name: 'act.p95_ms', value: percentile(together.visible, 0.95), unit: 'ms', goal: '<= 300', n});
    report({name: 'act.answer_p95_ms', value: percentile(together.answered, 0.95), unit: 'ms', goal: '', n});
    report({name: 'act.flat_out_p95_ms', value: percentile(flatOut.visible, 0.95), unit: 'ms', goal: '', n});
    report({
      name: 'act.alone_p95_ms',
      value: percentile(alone.visible, 0.95),
      unit: 'ms',
      goal: '',
      n: alone.visible.length,
    });
  } finally {
    await desk.close();
  }
};

interface Screen {
  /** Resolves with the moment at which the desk was known to have this size. */
  readonly reached: (size: number) => Promise<number>;
  readonly end: () => void;
}

function follow(port: number, person: string): Promise<Screen> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const waiting = new Map<number, ((at: number) => void)[]>();
    const asked: ClientRequest = get(
      {port, path: '/api/desk/changes', headers: {host: `localhost:${port}`, cookie: `who=${person}`}},
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`the stream answered ${answer.statusCode}`));
        answer.setEncoding('utf8').on('data', (text: string) => {
          for (const [, told] of text.matchAll(/"size":(\d+)/g)) size = Math.max(size, Number(told));
          const at = performance.now();
          for (const [wanted, tell] of waiting) {
            if (wanted > size) continue;
            waiting.delete(wanted);
            for (const one of tell) one(at);
          }
        });
        return resolve({
          reached: (wanted) =>
            size >= wanted
              ? Promise.resolve(performance.now())
              : new Promise((tell) => waiting.set(wanted, [...(waiting.get(wanted) ?? []), tell])),
          end: () => asked.destroy(),
        });
      },
    );
    asked.on('error', (error) => (error.message.includes('socket hang up') ? undefined : reject(error)));
  });
}

/** Everybody hands in one act after another; each is looked for on the screen of the next person. */
interface At {
  readonly desk: ServedDesk;
  readonly port: number;
  readonly screens: readonly Screen[];
}

let loads = 0;

async function load({desk, port, screens}: At, names: readonly string[], thinking: number) {
  loads += 1;
  const draw = chance(loads);
  const visible: number[] = [];
  const answered: number[] = [];
  const work = async (name: string, index: number): Promise<void> => {
    const screen = screens[(index + 1) % screens.length] as Screen;
    for (let count = 0; count < each + warmUp; count += 1) {
      if (thinking > 0) await sleep(draw.below(2 * thinking));
      const body = {...account, channel: 'monitor_form'};
      const sent = desk.sign(name, {kind: 'report_submitted', subject: `r-${name}-${count}-${loads}`, body});
      const from = performance.now();
      const entry = await handIn(port, sent);
      desk.author(name).kept();
      const got = performance.now();
      const seen = await screen.reached(entry + 1);
      if (count < warmUp) continue;
      answered.push(got - from);
      visible.push(Math.max(seen, from) - from);
    }
  };
  await Promise.all(names.map(work));
  return {visible, answered};
}

function handIn(port: number, sent: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(sent);
    const headers = {
      host: `localhost:${port}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    const asked = request({port, path: '/api/desk/acts', method: 'POST', headers}, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () => {
        if (answer.statusCode === 201) resolve((JSON.parse(body) as {readonly index: number}).index);
        else reject(new Error(`${answer.statusCode}: ${body}`));
      });
    });
    asked.on('error', reject);
    asked.end(text);
  });
}
