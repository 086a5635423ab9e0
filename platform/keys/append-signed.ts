/** Drafts of one author into the ledger in one commit, his introduction first where the ledger does not know him yet. */
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {encodeLeaf, type Draft, type Leaf} from '../../monitoring/ledger/index.ts';
import type {Appended, Ledger} from '../ledger-store/index.ts';
import {nodeCryptography} from './node-cryptography.ts';
import type {Signer} from './signer.ts';

/** `first` is the entry of the first draft, behind the introduction. A draft that is no entry refuses all of them. */
export async function appendSigned(
  ledger: Pick<Ledger, 'append'>,
  signer: Signer,
  drafts: readonly Draft[],
): Promise<Result<Appended>> {
  const introduction = signer.introduction();
  const leaves: readonly Leaf[] = [...introduction, ...drafts.map((draft) => signer.sign(draft))];
  const encoded = leaves.map((leaf) => encodeLeaf(nodeCryptography.utf8, leaf));
  const problems: Problem[] = encoded.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) {
    signer.forget();
    return failure(problems);
  }
  const bytes = encoded.flatMap((one) => (one.ok ? [one.value] : []));
  const appended = await appendKept(ledger, signer, bytes);
  return success({...appended, first: appended.first + introduction.length});
}

/** Bytes that this author signed, together with what needs no signature; his count follows what became of them. */
export async function appendKept(
  ledger: Pick<Ledger, 'append'>,
  signer: Signer,
  bytes: readonly Uint8Array[],
): Promise<Appended> {
  try {
    const appended = await ledger.append(bytes);
    signer.kept();
    return appended;
  } catch (error) {
    signer.forget();
    throw error;
  }
}
