/**
 * Signed leaves, `holdfire-leaf/2`, beside the leaves of `holdfire-leaf/1`, which stay as they are. Whoever writes (a person,
 * a device, an import) signs with a key that the ledger itself registered. Four fields bound an entry from all sides: its
 * author's own count and previous entry, so that a missing one shows as a gap; the newest checkpoint that the author had
 * seen, so that the entry cannot be older than that one's cosignatures; its place in the ledger, so that it cannot be
 * younger than the first cosigned checkpoint that holds it. `recorded` is what the author says, and stays a claim.
 *
 *     {"author":"desk-north","case":"…","format":"holdfire-leaf/2","key":"<base64>","kind":"withdrawal", …,
 *      "previous":"<base64>","recorded":"2026-11-25T09:00:00Z","seen":"<checkpoint note>","sequence":7,"signature":"<base64>"}
 *
 * The signature is over `holdfire-signature/1`, a line break, and the canonical JSON of all the other fields.
 */
import {base64Of, bytesOfLength} from '../base64.ts';
import {canonicalJson, type Json} from '../canonical.ts';
import {publicKeyBytes, signatureBytes, type Cryptography, type Sign} from '../cryptography.ts';

/** Who wrote it: `operator`, or a name given on the command line. */
export type Author = string;

export const signedLeafFormat = 'holdfire-leaf/2';

export interface Signing {
  readonly format: typeof signedLeafFormat;
  /** Name under which the ledger registered the key. */
  readonly author: Author;
  /** Ed25519 public key, base64. */
  readonly key: string;
  /** The author's own count of entries with this key, from 1. */
  readonly sequence: number;
  /** Leaf hash of the entry that this key signed before, base64; empty for its first. */
  readonly previous: string;
  /** The newest checkpoint note that the author had seen; empty where there was none. */
  readonly seen: string;
  /** ISO 8601 in UTC, seconds: when the author says that the entry was made. */
  readonly recorded: string;
  readonly signature: string;
}

export interface SignedDocumentLeaf extends Signing {
  readonly kind: 'document';
  readonly case: string;
  readonly name: string;
  readonly text: string;
}

export interface SignedWithdrawalLeaf extends Signing {
  readonly kind: 'withdrawal';
  readonly case: string;
  readonly table: string;
  readonly id: string;
  readonly reason: string;
}

/** The one signature of an import: over the opening entry and the root of the rows' own tree, and so over every row. */
export interface SignedImportSealedLeaf extends Signing {
  readonly kind: 'import_sealed';
  readonly case: string;
  readonly table: string;
  readonly opened: number;
  /** Leaf hash of the `import_opened` entry, base64. */
  readonly openedHash: string;
  readonly rows: number;
  readonly rowsRoot: string;
}

export const keyHolders = ['person', 'device', 'import', 'log'] as const;
export type KeyHolder = (typeof keyHolders)[number];

/**
 * A key comes in. The first key of a ledger registers itself; every other is registered by a key that stands. `possession`
 * is the new key's own signature (key-proof.ts), so that nobody registers a key that is not his.
 */
export interface KeyRegisteredLeaf extends Signing {
  readonly kind: 'key_registered';
  readonly name: Author;
  readonly holder: KeyHolder;
  readonly publicKey: string;
  readonly possession: string;
}

/** A name changes its key, signed with the key that goes. */
export interface KeyReplacedLeaf extends Signing {
  readonly kind: 'key_replaced';
  readonly name: Author;
  readonly publicKey: string;
  readonly possession: string;
}

/** A key is no longer trusted. What it signed before this entry stays, and shows that its key was revoked, and why. */
export interface KeyRevokedLeaf extends Signing {
  readonly kind: 'key_revoked';
  readonly name: Author;
  readonly publicKey: string;
  readonly reason: string;
}

/** One record of which each audience receives its own parts: the leaf holds commitments only (field-groups.ts). */
export interface RecordLeaf extends Signing {
  readonly kind: 'record';
  readonly case: string;
  /** `reports`, `statements`, …: what it is a record of. */
  readonly table: string;
  readonly id: string;
  /** Group name → commitment, base64. */
  readonly groups: Readonly<Record<string, string>>;
}

/** Salts and contents of groups of an earlier record were destroyed; its leaf and every proof of it stay valid. */
export interface RemovalLeaf extends Signing {
  readonly kind: 'removal';
  readonly case: string;
  readonly entry: number;
  readonly groups: readonly string[];
  readonly reason: string;
}

export const custodyEvents = ['captured', 'received', 'viewed', 'copied', 'redacted', 'exported', 'sealed'] as const;
export type CustodyEvent = (typeof custodyEvents)[number];

/** Something was done with a piece of evidence, which is named by its SHA-256 and lies outside the ledger. */
export interface CustodyLeaf extends Signing {
  readonly kind: 'custody';
  readonly case: string;
  readonly event: CustodyEvent;
  /** SHA-256 of the file, hexadecimal. */
  readonly evidence: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** For `redacted`: SHA-256 of the file that this one was made from. Empty otherwise. */
  readonly madeFrom: string;
  /** Program and version that made it; empty for an original. */
  readonly tool: string;
  readonly note: string;
}

/** Who must cosign before anything counts as established, from this entry on (checkpoints/trust-policy.ts). */
export interface WitnessPolicyLeaf extends Signing {
  readonly kind: 'witness_policy';
  readonly policy: string;
}

export type SignedLeaf =
  | SignedDocumentLeaf
  | SignedWithdrawalLeaf
  | SignedImportSealedLeaf
  | KeyRegisteredLeaf
  | KeyReplacedLeaf
  | KeyRevokedLeaf
  | RecordLeaf
  | RemovalLeaf
  | CustodyLeaf
  | WitnessPolicyLeaf;

type WithoutSignature<L> = L extends SignedLeaf ? Omit<L, 'signature'> : never;
export type UnsignedLeaf = WithoutSignature<SignedLeaf>;

type WithoutSigning<L> = L extends SignedLeaf ? Omit<L, Exclude<keyof Signing, 'recorded'>> : never;
/** What an author says; the rest of a signed leaf follows from his key and his entries before. */
export type Draft = WithoutSigning<SignedLeaf>;

const signatureForm = 'holdfire-signature/1';

export function signedMessage({utf8}: Pick<Cryptography, 'utf8'>, leaf: UnsignedLeaf | SignedLeaf): Uint8Array {
  const {signature: _, ...rest} = leaf as SignedLeaf;
  return utf8.encode(`${signatureForm}\n${canonicalJson(rest as unknown as Json)}`);
}

export const signLeaf = (by: Pick<Cryptography, 'utf8'>, sign: Sign, leaf: UnsignedLeaf): SignedLeaf =>
  ({...leaf, signature: base64Of(sign(signedMessage(by, leaf)))}) as SignedLeaf;

/** Is the signature that of the key that the leaf names? Whose key it is, the ledger's register of keys says. */
export function signatureHolds(by: Cryptography, leaf: SignedLeaf): boolean {
  const [key, signature] = [bytesOfLength(leaf.key, publicKeyBytes), bytesOfLength(leaf.signature, signatureBytes)];
  return key !== undefined && signature !== undefined && by.verify(key, signedMessage(by, leaf), signature);
}

/** What a new key signs to show that its holder has it. */
export const possessionMessage = ({utf8}: Pick<Cryptography, 'utf8'>, name: Author, publicKey: string): Uint8Array =>
  utf8.encode(`holdfire-key/1\n${name}\n${publicKey}\n`);
