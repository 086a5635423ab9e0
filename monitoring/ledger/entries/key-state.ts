/** One key as it stands so far: what the rules of signed entries decide by. */
import type {KeyNumbers} from './key-numbers.ts';
import type {KeyHolder} from './signed-leaf.ts';

/** Name under which the first key of a ledger registers itself. */
export const registrarName = 'operator';

/** Gives the root of an earlier size of this ledger; undefined for a size that it does not have yet. */
export type RootAt = (size: number) => Uint8Array | undefined;

export interface KeyState {
  readonly name: string;
  readonly holder: KeyHolder;
  readonly publicKey: string;
  readonly isRegistrar: boolean;
  readonly registered: number;
  readonly replaced?: number;
  readonly revoked?: {readonly entry: number; readonly reason: string};
  readonly numbers: KeyNumbers;
}

export const stands = ({replaced, revoked}: Pick<KeyState, 'replaced' | 'revoked'>): boolean =>
  replaced === undefined && revoked === undefined;
