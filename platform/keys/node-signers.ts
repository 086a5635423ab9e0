/**
 * The authors who sign at this machine: the ledger says which key speaks for a name, a key file holds the private half. A
 * ledger without keys gets the operator's with its first write; another name gets a key of its own, registered by the
 * operator. Both are said. Nothing is made before something is to be written.
 */
import {failure, success, type Result} from '../../monitoring/kernel/index.ts';
import {
  base64Of,
  keyFingerprint,
  possessionMessage,
  registrarName,
  type KeyHolder,
  type RegisteredKey,
  type SignedLeaf,
} from '../../monitoring/ledger/index.ts';
import {keyFiles, type KeyFiles, type NamedKey} from './key-files.ts';
import {keySigner, unused} from './key-signer.ts';
import type {LedgerKeys} from './ledger-keys.ts';
import {newKeyPair, nodeCryptography, signBy, type KeyPair} from './node-cryptography.ts';
import type {Signer, Signers} from './signer.ts';

export interface SignersParts {
  readonly keys: LedgerKeys;
  /** Folder of the key files of this machine. */
  readonly folder: string;
  /** In the place of files, for who keeps keys elsewhere. */
  readonly files?: KeyFiles;
  readonly notice: (sentence: string) => void;
  /** The newest checkpoint note that this machine has; empty where there is none. */
  readonly seen?: () => string;
  /** Who holds a key that is made here (default: a person); the registrar is one in any case. */
  readonly holder?: KeyHolder;
  /** Whether a name whose key was revoked gets another: only where that is what was asked for. */
  readonly returns?: boolean;
  readonly newPair?: (name: string) => KeyPair;
}

export function nodeSigners(given: SignersParts): Signers {
  const parts = {...given, files: given.files ?? keyFiles(given.folder)};
  const kept = new Map<string, Signer>();
  const signers: Signers = (name, recorded) => {
    const registered = parts.keys.register().keyNamed(name);
    const known = kept.get(name);
    if (known !== undefined && speaksFor(known, registered)) return success(known);
    const made = registered === undefined ? newcomer(name, recorded) : standing(registered, parts.files, parts.seen);
    if (made.ok) kept.set(name, made.value);
    return made;
  };
  const newcomer = (name: string, recorded: string): Result<Signer> => {
    if (name === '' || name.length > 80 || name.trim() !== name) {
      const message = 'is not a name of 1 to 80 characters, without blanks at its ends';
      return failure([{code: 'bad-author', field: 'author', message}]);
    }
    const gone = parts.keys.register().keys.findLast((key) => key.name === name)?.revoked;
    if (gone !== undefined && parts.returns !== true) {
      const message = `the key of ${name} was revoked by entry ${gone.entry} (${gone.reason}); “holdfire keys new” registers another`;
      return failure([{code: 'key-revoked', field: 'author', message}]);
    }
    if (name === registrarName) return newSigner(parts, {name, recorded});
    const registrar = signers(registrarName, recorded);
    return registrar.ok ? newSigner(parts, {name, recorded, registrar: registrar.value}) : registrar;
  };
  return signers;
}

/** Not where the key was replaced, and not where somebody else went on counting with it. */
const speaksFor = (signer: Signer, registered: RegisteredKey | undefined): boolean =>
  registered === undefined ||
  (registered.publicKey === signer.publicKey && registered.last.sequence <= signer.signed());

function standing(key: RegisteredKey, files: KeyFiles, seen: SignersParts['seen']): Result<Signer> {
  const {name, publicKey, last} = key;
  const found = files.find(publicKey);
  if (!found.ok) return found;
  if (found.value === undefined) {
    const fingerprint = keyFingerprint(nodeCryptography.hash, publicKey);
    const message = `the key of ${name} (${fingerprint}) is not on this machine; bring its file into the keys folder, or write under another name`;
    return failure([{code: 'key-not-here', field: 'author', message}]);
  }
  return success(keySigner({name, pair: found.value.pair, last, ...(seen === undefined ? {} : {seen})}));
}

interface Parts extends SignersParts {
  readonly files: KeyFiles;
}

interface Newcomer {
  readonly name: string;
  readonly recorded: string;
  /** Absent where he is the registrar. */
  readonly registrar?: Signer;
}

/** Its key file is written when it introduces itself, which is when something is about to be written. */
function newSigner(parts: Parts, {name, recorded, registrar}: Newcomer): Result<Signer> {
  const {files, seen} = parts;
  const holder = registrar === undefined ? 'person' : (parts.holder ?? 'person');
  const register = parts.keys.register();
  const earlier = files.named(name);
  if (!earlier.ok) return earlier;
  // Made before a crash, and never registered.
  const waiting = earlier.value.find(({pair}) => register.key(base64Of(pair.publicKey)) === undefined);
  const key: NamedKey = waiting ?? {name, pair: (parts.newPair ?? newKeyPair)(name)};
  const own = keySigner({name, pair: key.pair, last: unused, ...(seen === undefined ? {} : {seen})});
  let introduced: readonly SignedLeaf[] | undefined;
  let stands = false;
  const introduction = (): readonly SignedLeaf[] => {
    if (stands) return [];
    if (waiting === undefined && introduced === undefined) files.keep(key);
    introduced ??= [
      ...(registrar?.introduction() ?? []),
      (registrar ?? own).sign({kind: 'key_registered', recorded, holder, ...possession(key)}),
    ];
    return introduced;
  };
  return success({
    ...own,
    introduction,
    sign: (draft) => {
      introduction();
      return own.sign(draft);
    },
    forget: () => {
      if (introduced !== undefined && !stands) registrar?.forget();
      if (!stands) introduced = undefined;
      own.forget();
    },
    kept: () => {
      if (introduced !== undefined && !stands) {
        registrar?.kept();
        stands = true;
        parts.notice(registered(key, files.folder));
      }
      own.kept();
    },
  });
}

export function possession({name, pair}: NamedKey) {
  const publicKey = base64Of(pair.publicKey);
  return {name, publicKey, possession: base64Of(signBy(pair)(possessionMessage(nodeCryptography, name, publicKey)))};
}

function registered({name, pair}: NamedKey, folder: string): string {
  const fingerprint = keyFingerprint(nodeCryptography.hash, base64Of(pair.publicKey));
  return `A key for “${name}” was made (${fingerprint}), kept in ${folder}, and registered in the ledger; keep a copy of that folder apart.`;
}
