/**
 * Waits for a folder and a name, then appends there with 40 appenders at once until somebody kills it (kill.test.ts), and prints
 * index and text of each entry that was acknowledged. It is started ahead, because starting takes longer than writing.
 */
import {once} from 'node:events';
import {flushCompileCache} from 'node:module';
import {openLedger} from '../../platform/ledger-store/index.ts';

const appenders = 40;

// Who is killed does not leave it to the next by himself.
flushCompileCache();

const [line] = (await once(process.stdin, 'data')) as [Buffer];
const [folder = '', name = ''] = line.toString().trimEnd().split('\t');
const ledger = openLedger({folder});
await Promise.all(
  Array.from({length: appenders}, async (_, appender) => {
    for (let count = 0; ; count += 1) {
      const text = `${name} ${appender} ${count}`;
      const {first} = await ledger.append([new TextEncoder().encode(text)]);
      process.stdout.write(`${first}\t${text}\n`);
    }
  }),
);
