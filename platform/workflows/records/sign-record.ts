/**
 * The keeper of a record's checkpoints, and the log's own key in the ledger: the registrar registers it like any other, so
 * that everybody reads in the ledger itself which key signs for it. A ledger that has no keys yet gets none from here.
 */
import {join} from 'node:path';
import {formatProblem} from '../../../monitoring/kernel/index.ts';
import {base64Of, possessionMessage, registrarName, type KeyRegister} from '../../../monitoring/ledger/index.ts';
import {
  KeyFileRefused,
  logKey,
  openKeeper,
  readLogKey,
  type CheckpointKeeper,
  type HeldKey,
  type KeeperOptions,
} from '../../checkpoints/index.ts';
import {appendSigned, nodeCryptography, type LedgerKeys, type Signers} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';

export interface CheckpointFolders {
  readonly keys: string;
  readonly checkpoints: string;
}

/** Where the lock store lies, where it is not beside the cosigned notes: better on another disk than the ledger. */
const lockFolderName = 'HOLDFIRE_LOCK_FOLDER';

export interface Checkpoints {
  readonly keeper: CheckpointKeeper;
  readonly held: HeldKey;
}

/** Undefined, with a notice, where the log's key cannot be used; and where nothing was signed yet and nothing may be written. */
export function openCheckpoints(
  ledger: KeeperOptions['ledger'],
  folders: CheckpointFolders,
  options: {readonly readOnly: boolean; readonly notice: (sentence: string) => void},
): Checkpoints | undefined {
  const held = keyOf(folders.keys, options);
  if (held === undefined) return undefined;
  const lockFolder = process.env[lockFolderName];
  const keeper = openKeeper({
    ledger,
    held,
    folder: folders.checkpoints,
    ...options,
    ...(lockFolder === undefined ? {} : {lockFolder: join(lockFolder, Buffer.from(held.key.id).toString('hex'))}),
  });
  return {keeper, held};
}

type Options = Parameters<typeof openCheckpoints>[2];

function keyOf(folder: string, {readOnly, notice}: Options): HeldKey | undefined {
  try {
    return readOnly ? readLogKey(folder) : logKey(folder);
  } catch (error) {
    if (!(error instanceof KeyFileRefused)) throw error;
    notice(`No checkpoint is signed: ${error.message}`);
    return undefined;
  }
}

export interface RegisteringParts {
  readonly ledger: Pick<Ledger, 'append'>;
  readonly keys: LedgerKeys;
  readonly signers: Signers;
  readonly held: HeldKey;
}

const isRegistered = (register: KeyRegister, {key}: HeldKey): boolean =>
  register.key(base64Of(key.publicKey)) !== undefined;

/** True where an entry was added. Does nothing in a ledger without keys, or where the registrar's key is elsewhere. */
export async function registerLogKey(
  {ledger, keys, signers, held}: RegisteringParts,
  recorded: string,
): Promise<boolean> {
  const register = keys.register();
  if (register.keyNamed(registrarName) === undefined || isRegistered(register, held)) return false;
  const registrar = signers(registrarName, recorded);
  if (!registrar.ok) return false;
  const [name, publicKey] = [held.key.name, base64Of(held.key.publicKey)];
  const possession = base64Of(held.sign(possessionMessage(nodeCryptography, name, publicKey)));
  const draft = {kind: 'key_registered', recorded, name, holder: 'log', publicKey, possession} as const;
  const appended = await appendSigned(ledger, registrar.value, [draft]);
  if (!appended.ok) throw new Error(appended.problems.map(formatProblem).join('; '));
  return true;
}
