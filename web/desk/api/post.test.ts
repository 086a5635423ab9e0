import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {post, tokenHeader} from './post.ts';

function answers(t: TestContext, answer: () => Response | Promise<Response>): Request[] {
  const asked: Request[] = [];
  t.mock.method(globalThis, 'fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(new URL(path, 'http://localhost:1'), init));
    return answer();
  });
  return asked;
}

const failure = (status: number, problems: readonly object[]): Response => Response.json({problems}, {status});

test('every write carries its token, and every problem the field as the form names it', async (t) => {
  const asked = answers(t, () =>
    failure(422, [
      {code: 'missing-value', field: 'when.from', message: 'must not be empty'},
      {code: 'bad-form', field: 'groups.verifier.body.content.reason', message: 'is not text'},
      {code: 'bad-form', field: 'groups.verifier.place', message: 'is no place'},
      {code: 'not-your-role', message: 'this act is for monitor'},
    ]),
  );
  const answer = await post('/api/desk/acts', {leaf: ''}, 'secret');
  assert.equal(asked[0]?.headers.get(tokenHeader), 'secret');
  assert.equal(answer.kind, 'refused');
  assert.deepEqual(answer.kind === 'refused' && answer.problems.map(({field}) => field), [
    'when.from',
    'reason',
    'place',
    undefined,
  ]);
});

test('no answer is told apart from a refusal, also where a proxy answered for a server that was away', async (t) => {
  const outcomes = [() => Promise.reject(new TypeError('network')), () => failure(502, []), () => failure(503, [])];
  for (const outcome of outcomes) {
    answers(t, outcome as () => Response);
    assert.deepEqual(await post('/api/desk/acts', {}), {kind: 'unheard'});
    t.mock.restoreAll();
  }
});

test('a refusal without a word still has one', async (t) => {
  answers(t, () => new Response('', {status: 500}));
  const answer = await post('/api/desk/acts', {});
  assert.equal(answer.kind === 'refused' && answer.problems.length, 1);
});
