/**
 * The key with which the server itself acts on the desk: made at this machine and registered by the registrar, like the
 * log's. A ledger that has no keys yet gets none from here.
 */
import {deskPerson} from '../../../monitoring/desk/index.ts';
import {formatProblem} from '../../../monitoring/kernel/index.ts';
import {registrarName} from '../../../monitoring/ledger/index.ts';
import {appendSigned, nodeSigners, type LedgerKeys} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';

export interface RegisteringDeskKey {
  readonly ledger: Pick<Ledger, 'append'>;
  readonly keys: LedgerKeys;
  /** Folder of the key files of this machine. */
  readonly folder: string;
  readonly notice: (sentence: string) => void;
}

/** True where an entry was added. */
export async function registerDeskKey(
  {ledger, keys, folder, notice}: RegisteringDeskKey,
  recorded: string,
): Promise<boolean> {
  const register = keys.register();
  if (register.keyNamed(registrarName) === undefined || register.keyNamed(deskPerson) !== undefined) return false;
  const signers = nodeSigners({keys, folder, notice, holder: 'device'});
  const signer = signers(deskPerson, recorded);
  if (!signer.ok) {
    notice(`The server has no key of its own: ${signer.problems.map(formatProblem).join('; ')}`);
    return false;
  }
  const appended = await appendSigned(ledger, signer.value, []);
  if (!appended.ok) throw new Error(appended.problems.map(formatProblem).join('; '));
  return true;
}
