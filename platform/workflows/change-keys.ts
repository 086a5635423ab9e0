/**
 * Keys come in, change and go: each act is an entry, signed by whoever may do it. A key that is refused leaves no entry,
 * and a private key is on disk before the ledger hears of its public half.
 */
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {base64Of, registrarName, type Draft, type KeyHolder} from '../../monitoring/ledger/index.ts';
import {
  appendSigned,
  keyFiles,
  newKeyPair,
  nodeSigners,
  possession,
  type NamedKey,
  type Signer,
} from '../keys/index.ts';
import type {OpenWriting} from './open-writing.ts';

export interface KeyDesk extends Pick<OpenWriting, 'ledger' | 'keys' | 'signers'> {
  /** Folder of the key files of this machine. */
  readonly folder: string;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
  readonly notice: (sentence: string) => void;
}

export interface KeyAct {
  readonly entry: number;
  readonly name: string;
  /** Base64. */
  readonly publicKey: string;
}

/** A key made at this machine and registered by the operator, whose own comes first where the ledger has none. */
export async function newKey(desk: KeyDesk, name: string, holder: KeyHolder): Promise<Result<KeyAct>> {
  const standing = desk.keys.register().keyNamed(name);
  if (standing !== undefined) {
    const message = `${name} has a key since entry ${standing.registered}; replace it, or revoke it first`;
    return failure([{code: 'name-taken', field: 'name', message}]);
  }
  const {ledger, keys, folder, notice, recorded} = desk;
  const signers = nodeSigners({keys, folder, notice, holder, returns: true});
  const signer = signers(name, recorded);
  if (!signer.ok) return signer;
  const appended = await appendSigned(ledger, signer.value, []);
  if (!appended.ok) return appended;
  return success({entry: appended.value.size - 1, name, publicKey: signer.value.publicKey});
}

export interface KeyRequest {
  readonly name: string;
  readonly holder: KeyHolder;
  readonly publicKey: string;
  /** The new key's own signature over its name (possessionMessage), base64. */
  readonly possession: string;
}

/** A key that was made elsewhere, from what its holder handed in. */
export async function registerKey(desk: KeyDesk, request: KeyRequest): Promise<Result<KeyAct>> {
  const registrar = desk.signers(registrarName, desk.recorded);
  if (!registrar.ok) return registrar;
  const entry = await enter(desk, registrar.value, {kind: 'key_registered', recorded: desk.recorded, ...request});
  return entry.ok ? success({entry: entry.value, name: request.name, publicKey: request.publicKey}) : entry;
}

/** Another key in the place of the one that stands, which signs for it; both are kept at this machine. */
export async function replaceKey(desk: KeyDesk, name: string): Promise<Result<KeyAct>> {
  const old = standingSigner(desk, name);
  if (!old.ok) return old;
  const key: NamedKey = {name, pair: newKeyPair()};
  keyFiles(desk.folder).keep(key);
  const {recorded} = desk;
  const entry = await enter(desk, old.value, {kind: 'key_replaced', recorded, ...possession(key)});
  return entry.ok ? success({entry: entry.value, name, publicKey: base64Of(key.pair.publicKey)}) : entry;
}

/** The key that stands for a name is no longer trusted; said by the registrar, or by the holder himself. */
export async function revokeKey(
  desk: KeyDesk,
  {name, reason, author}: {readonly name: string; readonly reason: string; readonly author: string},
): Promise<Result<KeyAct>> {
  const standing = desk.keys.register().keyNamed(name);
  if (standing === undefined) return failure([noKey(name)]);
  const signer = standingSigner(desk, author);
  if (!signer.ok) return signer;
  const {publicKey} = standing;
  const {recorded} = desk;
  const entry = await enter(desk, signer.value, {kind: 'key_revoked', recorded, name, publicKey, reason});
  return entry.ok ? success({entry: entry.value, name, publicKey}) : entry;
}

const noKey = (name: string): Problem => ({
  code: 'unregistered-key',
  field: 'name',
  message: `the ledger has no standing key of ${name}`,
});

/** Of somebody whom the ledger knows: nobody is introduced on the way. */
function standingSigner({keys, signers, recorded}: KeyDesk, name: string): Result<Signer> {
  return keys.register().keyNamed(name) === undefined ? failure([noKey(name)]) : signers(name, recorded);
}

/** The author is introduced before, so that the rules are asked about the draft as it will stand. */
async function enter({ledger, keys}: KeyDesk, signer: Signer, draft: Draft): Promise<Result<number>> {
  if (signer.introduction().length > 0) {
    const introduced = await appendSigned(ledger, signer, []);
    if (!introduced.ok) return introduced;
  }
  const problems = keys.register().problems(signer.sign(draft), (size) => ledger.root(size));
  signer.forget();
  if (problems.length > 0) return failure(problems);
  const appended = await appendSigned(ledger, signer, [draft]);
  return appended.ok ? success(appended.value.first) : appended;
}
