/** An author with a key in memory: counts from where the ledger has him, and chains what he signs. */
import {
  base64Of,
  canonicalJson,
  leafHash,
  signedLeafFormat,
  signLeaf,
  type Json,
  type UnsignedLeaf,
} from '../../monitoring/ledger/index.ts';
import {nodeCryptography, signBy, type KeyPair} from './node-cryptography.ts';
import type {Signer} from './signer.ts';

export interface SignerStart {
  readonly name: string;
  readonly pair: KeyPair;
  /** Where the ledger has this key: its highest number, and the leaf hash (base64) of that; 0 and empty before its first. */
  readonly last: {readonly sequence: number; readonly leafHash: string};
  /** The newest checkpoint note that this author has seen; empty where there is none. */
  readonly seen?: () => string;
}

export const unused: SignerStart['last'] = {sequence: 0, leafHash: ''};

export function keySigner({name, pair, last, seen = () => ''}: SignerStart): Signer {
  const publicKey = base64Of(pair.publicKey);
  const sign = signBy(pair);
  const {utf8, hash} = nodeCryptography;
  let [stands, next] = [last, last];
  return {
    name,
    publicKey,
    introduction: () => [],
    signed: () => next.sequence,
    sign: (draft) => {
      const unsigned = {
        ...draft,
        format: signedLeafFormat,
        author: name,
        key: publicKey,
        sequence: next.sequence + 1,
        previous: next.leafHash,
        seen: seen(),
      } as UnsignedLeaf;
      const leaf = signLeaf(nodeCryptography, sign, unsigned);
      const bytes = utf8.encode(canonicalJson(leaf as unknown as Json));
      next = {sequence: leaf.sequence, leafHash: base64Of(leafHash(hash, bytes))};
      return leaf;
    },
    forget: () => {
      next = stands;
    },
    kept: () => {
      stands = next;
    },
  };
}
