/**
 * Says who must cosign, from this entry on. The list is refused where it cannot be read or does not name this log's key; what it
 * protects against is told, because a list that reads well may protect against nobody.
 */
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {
  noteKeyText,
  policyText,
  quorumSums,
  readTrustPolicy,
  registrarName,
  type TrustPolicy,
} from '../../../monitoring/ledger/index.ts';
import {namesLog, partyWitnesses} from '../../checkpoints/index.ts';
import {appendSigned, nodeCryptography} from '../../keys/index.ts';
import type {OpenWriting} from '../open-writing.ts';

export interface PolicySet {
  /** Undefined where the newest list says the same already. */
  readonly entry: number | undefined;
  readonly policy: TrustPolicy;
  /** What the operator should know before others rely on it. */
  readonly advice: readonly string[];
}

export async function setWitnessPolicy(
  {ledger, keeper, signers}: OpenWriting,
  text: string,
  {file, recorded}: {readonly file: string; readonly recorded: string},
): Promise<Result<PolicySet>> {
  if (keeper === undefined) return failure([{code: 'no-log-key', message: 'the key of this log cannot be used'}]);
  const policy = readTrustPolicy(nodeCryptography, text, file);
  if (!policy.ok) return policy;
  const problems = problemsOf(policy.value, keeper.logKey, file);
  if (problems.length > 0) return failure(problems);
  const newest = keeper.pendingPolicy()?.policy ?? keeper.policy();
  const same = policyText(newest, noteKeyText) === policyText(policy.value, noteKeyText);
  const set = {policy: policy.value, advice: adviceOn(policy.value)};
  if (same && keeper.policyEntry() !== undefined) return success({...set, entry: undefined});
  const registrar = signers(registrarName, recorded);
  if (!registrar.ok) return registrar;
  const appended = await appendSigned(ledger, registrar.value, [{kind: 'witness_policy', policy: text, recorded}]);
  return appended.ok ? success({...set, entry: appended.value.first}) : appended;
}

function problemsOf(policy: TrustPolicy, logKey: Parameters<typeof namesLog>[1], file: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!namesLog(policy, logKey)) {
    const message = `does not name this log; it needs the line: log ${noteKeyText(logKey)}`;
    problems.push({code: 'not-this-log', file, message});
  }
  for (const {name, url} of policy.witnesses) {
    if (url !== '' && !/^https?:\/\/[^\s]+$/.test(url)) {
      const message = `${name} has the address ${url}, which begins with neither https:// nor http://`;
      problems.push({code: 'bad-policy', file, message});
    }
  }
  return problems;
}

function adviceOn(policy: TrustPolicy): readonly string[] {
  const sums = quorumSums(policy);
  if (policy.quorum === 'none') return ['With “quorum none” nobody is asked, and nothing becomes established.'];
  const advice: string[] = [];
  if (sums !== undefined && sums.dishonestToFork < 2) {
    advice.push(
      'One dishonest witness together with the operator could carry two records. With each party and two guarantors, 3 of 4, it takes two.',
    );
  }
  if (sums?.mayBeAbsent === 0) advice.push('If any one witness is absent, nothing becomes established.');
  if (partyWitnesses(policy).length === 0) {
    advice.push('No witness is named party:ID, so no party’s view counts as established by its own witness.');
  }
  return advice;
}
