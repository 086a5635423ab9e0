/** The door behind a listening server, and a connection that stays open and hands entries in. */
import {Agent, request} from 'node:http';
import {httpServer} from '../../platform/http/index.ts';
import {caseRecord, type PageViews} from '../../platform/workflows/case-record.ts';
import {recordGroups} from '../../platform/workflows/records/record-groups.ts';
import type {openDoor} from './open-door.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Pages that ask the views are not for these tests. */
const noViews = {size: Number.MAX_SAFE_INTEGER, endedBy: async () => undefined} as unknown as PageViews;

export const serverOf = (opened: Awaited<ReturnType<typeof openDoor>>, folder: string) => {
  const {ledger, contents, removals, keeper, door} = opened;
  const record = caseRecord(ledger, noViews, {checkpoints: keeper, groups: recordGroups(contents, removals)});
  return httpServer({
    record,
    folders: {web: folder, docs: folder},
    boundAddress: '127.0.0.1',
    edition: 'test',
    door,
    report: (error) => console.error(error),
  });
};

/** One connection, one request at a time. */
export function handingIn(port: number) {
  const agent = new Agent({keepAlive: true, maxSockets: 1});
  const send = (body: string): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const headers = {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)};
      const sent = request(
        {host: '127.0.0.1', port, path: '/api/entries', method: 'POST', agent, headers},
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part: string) => (text += part));
          answer.on('end', () => resolve({status: answer.statusCode ?? 0, headers: answer.headers, body: text}));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return {send, close: () => agent.destroy()};
}
