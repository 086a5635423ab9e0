/** Policies: what reads, what is refused and on which line, and how many of whom are enough. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  by,
  checkpointOf,
  policyOf,
  printed,
  signatory,
  theLog,
  theWitnesses,
  threeOfFour,
  witnessNames,
  type WitnessName,
} from '../../../test/support/signed-log.ts';
import {noteKey, noteKeyText} from './note-key.ts';
import {isReached, policyText, readTrustPolicy, witnessed, type TrustPolicy} from './trust-policy.ts';

const tree = {size: 7, root: by.hash(by.utf8.encode('root'))};
const a = noteKeyText(theWitnesses['side-a'].key);
const log = noteKeyText(theLog.key);

test('a policy prints back to itself, and comments and spaces say nothing', () => {
  assert.equal(printed(policyOf()), threeOfFour);
  const spaced = `# whom we trust\n\n${threeOfFour.replaceAll(' ', ' \t ').replaceAll('\n', '  \n')}  # end\n`;
  assert.equal(printed(policyOf(spaced)), threeOfFour);
  const urls = `log ${log} https://log.example/\nwitness a ${a} http://192.0.2.7:4880\nquorum a\n`;
  assert.equal(printed(policyOf(urls)), urls);
});

const refusals = (text: string): readonly string[] => {
  const policy = readTrustPolicy(by, text, 'p');
  return policy.ok ? [] : policy.problems.map(({line, message}) => `${line ?? '-'} ${message}`);
};

test('every problem is told with its line', () => {
  assert.deepEqual(refusals(`log ${a}\nwitness a ${log}\nwitness b\nnonsense\ngroup g 2 a\nquorum z\nquorum none\n`), [
    '1 has no key of type 1: name+id+base64',
    '2 has no key of type 4: name+id+base64',
    '3 is none of: log KEY [URL], witness NAME KEY [URL], group NAME COUNT NAME…, quorum NAME',
    '4 is none of: log KEY [URL], witness NAME KEY [URL], group NAME COUNT NAME…, quorum NAME',
    '5 names a, which no line before it defines',
    '6 names z, which no line before it defines',
    '7 is a second quorum',
  ]);
  assert.deepEqual(refusals(''), ['- has no quorum line']);
  assert.match(refusals(`constructor x\nquorum none`)[0] ?? '', /^1 is none of/);
  assert.match(refusals(`quorum none\r\n`)[0] ?? '', /^1 holds a control character/);
});

test('nothing counts twice and nothing is asked that cannot be', () => {
  const two = `witness a ${a}\nwitness b ${noteKeyText(theWitnesses['side-b'].key)}\n`;
  // The same 32 bytes under another name are the same witness.
  const again = noteKeyText(noteKey(by, 'other.example/w', 4, theWitnesses['side-a'].key.publicKey));
  assert.equal(
    refusals(`witness a ${a}\nwitness c ${a}\nquorum none\n`)[0],
    '2 has a key that stands in the policy already',
  );
  assert.equal(
    refusals(`witness a ${a}\nwitness c ${again}\nquorum none\n`)[0],
    '2 has a key that stands in the policy already',
  );
  for (const [line, refused] of [
    ['group g 2 a a', '3 counts a a second time'],
    ['group a 1 b', '3 names a again'],
    ['group none 1 b', '3 names none again'],
    ['group g 3 a b', '3 asks for 3 of 2'],
    ['group g 0 a b', '3 asks for 0 of 2'],
    ['group g -1 a b', '3 asks for -1 of 2'],
    ['group g 1.5 a b', '3 asks for 1.5 of 2'],
    ['group g any none', '3 names none, which no line before it defines'],
    ['group g any g', '3 names g, which no line before it defines'],
    ['group g any a\ngroup h any a', '4 counts a a second time'],
  ] as const)
    assert.deepEqual(refusals(`${two}${line}\nquorum none\n`), [refused], line);
});

/** A tree of groups over the four witnesses, with what it asks for worked out apart. */
type Wish = {readonly name: string; readonly holds: (has: ReadonlySet<string>) => boolean};

const split = fc.tuple(fc.integer({min: 1, max: 3}), fc.nat({max: 3}), fc.nat({max: 3}), fc.nat({max: 3}));

test('k of n with groups: reached exactly where enough members are', () => {
  fc.assert(
    fc.property(split, fc.subarray([...witnessNames]), ([cut, first, second, third], cosigned) => {
      const [left, right] = [witnessNames.slice(0, cut), witnessNames.slice(cut)];
      const lines: string[] = [];
      const group = (name: string, members: readonly Wish[], seed: number): Wish => {
        const atLeast = 1 + (seed % members.length);
        lines.push(`group ${name} ${atLeast} ${members.map((one) => one.name).join(' ')}`);
        return {name, holds: (has) => members.filter((one) => one.holds(has)).length >= atLeast};
      };
      const alone = (name: WitnessName): Wish => ({name, holds: (has) => has.has(name)});
      const sides = [group('left', left.map(alone), first), group('right', right.map(alone), second)];
      const top = group('top', sides, third);
      const head = threeOfFour.split('\n').slice(0, 5).join('\n');
      const policy: TrustPolicy = policyOf(`${head}\n${lines.join('\n')}\nquorum top\n`);
      const has = new Set<string>(cosigned);
      assert.equal(isReached(policy, 'top', has), top.holds(has));
      assert.equal(witnessed(by, policy, checkpointOf(tree, cosigned)).quorumReached, top.holds(has));
    }),
    {seed: 31, numRuns: 200},
  );
});

test('one witness more never takes a quorum away', () => {
  const policy = policyOf();
  for (let set = 0; set < 16; set += 1) {
    const cosigned = witnessNames.filter((_, at) => (set & (1 << at)) !== 0);
    const reached = isReached(policy, policy.quorum, new Set(cosigned));
    assert.equal(reached, cosigned.length >= 3);
    if (reached)
      for (const name of witnessNames) assert.ok(isReached(policy, policy.quorum, new Set([...cosigned, name])));
  }
});

test('all and any, and none', () => {
  const base = threeOfFour.split('\n').slice(0, 5).join('\n');
  const reached = (lines: string, cosigned: readonly WitnessName[]): boolean =>
    witnessed(by, policyOf(`${base}\n${lines}\n`), checkpointOf(tree, cosigned)).quorumReached;
  assert.ok(reached('group g all side-a side-b\nquorum g', ['side-a', 'side-b']));
  assert.ok(!reached('group g all side-a side-b\nquorum g', ['side-a', 'guarantor-1']));
  assert.ok(reached('group g any side-a side-b\nquorum g', ['side-b']));
  assert.ok(!reached('group g any side-a side-b\nquorum g', ['guarantor-1', 'guarantor-2']));
  assert.ok(reached('quorum guarantor-2', ['guarantor-2']));
  assert.ok(reached('quorum none', []));
});

test('another log’s signature, another origin, no signature of a log: nothing is reached', () => {
  const stranger = signatory('stranger.example/log', 1);
  const sameName = {...signatory('another.example', 1), key: theLog.key};
  const all = [...witnessNames];
  assert.ok(witnessed(by, policyOf(), checkpointOf(tree, all)).quorumReached);
  const strange = witnessed(by, policyOf(), checkpointOf(tree, all, stranger));
  assert.deepEqual([strange.signedByLog, strange.quorumReached], [false, false]);
  // Cosigned by all, and under the log's name with a key that is not the log's.
  const forged = witnessed(by, policyOf(), checkpointOf(tree, all, sameName));
  assert.deepEqual(
    [forged.signedByLog, forged.quorumReached, forged.falseSignatures],
    [false, false, [theLog.key.name]],
  );
});

test('policyText takes any writer of keys', () => {
  assert.match(
    policyText(policyOf(), ({name}) => name),
    /^log log\.example\/holdfire\nwitness side-a side-a\.example\/witness\n/,
  );
});
