/**
 * The proof of one entry in a million, with the signatures of the log and of four witnesses and the entry's own, given to
 * the page Check as a reader gives a file: how long it reads and checks. The first one also compiles the code. The same
 * functions with Node's cryptography stand beside it.
 */
import type {Page} from 'playwright-core';
import {checkProof, decodeLeaf, readProof, readTrustPolicy, signatureHolds} from '../../monitoring/ledger/index.ts';
import type {WitnessesView} from '../../platform/contract/index.ts';
import {nodeCryptography} from '../../platform/keys/node-cryptography.ts';
import {percentile, type Benchmark} from '../figure.ts';
import {measuredBrowser} from '../support/browser.ts';
import {incidentsServer} from '../support/incidents-server.ts';
import {madeLedger, madeRecord} from '../support/made-ledger.ts';

const entries = 1_000_000;
const checks = 20;

export const run: Benchmark = async (report) => {
  const made = madeLedger(entries - 1);
  const index = made.append(madeRecord(made.checkpointText(entries - 10)).leaf);
  const proof = made.proof(index);
  console.error(`a proof of ${proof.length} bytes`);
  const [first = Number.NaN, ...others] = await inPage(proof, made.policyText);
  const figure = (name: string, value: number, goal: string, n: number): void =>
    report({name: `browser.${name}`, value, unit: 'ms', goal, n});
  figure('verify_ms', percentile(others, 0.5), '<= 50', others.length);
  figure('verify_worst_ms', Math.max(...others), '', others.length);
  figure('verify_first_ms', first, '', 1);
  figure('verify_node_ms', percentile(inNode(proof, made.policyText), 0.5), '', checks);
};

/** Milliseconds of every check in one page, in their order. */
async function inPage(proof: string, policy: string): Promise<readonly number[]> {
  const [server, measured] = [await incidentsServer(1), await measuredBrowser()];
  const page = await (await measured.browser.newContext()).newPage();
  const view: WitnessesView = {
    size: entries,
    sentence: '',
    witnesses: [],
    policy: {entry: 0, text: policy, quorum: ''},
  };
  await page.route('**/api/ledger/witnesses', (route) => route.fulfill({json: view}));
  await page.goto(`${server.origin}/measured/ledger/check`);
  await page.getByText('Checked by the policy').waitFor();
  const times: number[] = [];
  for (let check = 0; check <= checks; check += 1) times.push(await checkOnce(page, proof, `proof-${check}`));
  await measured.close();
  await server.close();
  return times;
}

async function checkOnce(page: Page, proof: string, name: string): Promise<number> {
  const file = {name, mimeType: 'text/plain', buffer: Buffer.from(proof)};
  await page.evaluate(() => performance.clearMeasures());
  await page.getByLabel('File to check').setInputFiles(file);
  await page.getByRole('heading', {name, exact: true}).waitFor();
  const verdict = await page.locator('.check-verdict').innerText();
  if (!verdict.includes('This proof holds')) throw new Error(verdict);
  return page.evaluate(() =>
    [...performance.getEntriesByName('holdfire-read'), ...performance.getEntriesByName('holdfire-check')].reduce(
      (sum, {duration}) => sum + duration,
      0,
    ),
  );
}

function inNode(text: string, policyText: string): readonly number[] {
  const policy = readTrustPolicy(nodeCryptography, policyText);
  if (!policy.ok) throw new Error('the policy cannot be read');
  return Array.from({length: checks}, () => {
    const from = performance.now();
    const proof = readProof(nodeCryptography.utf8, text);
    const leaf = proof?.leaf === undefined ? undefined : decodeLeaf(nodeCryptography.utf8, proof.leaf);
    const holds = proof !== undefined && checkProof(nodeCryptography, {policy: policy.value, proof}).holds;
    const signed = leaf?.ok === true && 'signature' in leaf.value && signatureHolds(nodeCryptography, leaf.value);
    const milliseconds = performance.now() - from;
    if (!holds || !signed) throw new Error('the proof does not hold in Node');
    return milliseconds;
  });
}
