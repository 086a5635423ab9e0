/**
 * Words and numbers that stand nowhere else, each planted in one field of which it is known who may read it, and the search for
 * them in whatever leaves the desk. Who may read is asked of the rules written by hand, never of the table that the pages ask.
 */
import type {HeldRole, ReleaseTier, Viewer} from '../../monitoring/access/index.ts';
import {mayReadByHand} from '../support/reading-by-hand.ts';

/** Where a canary stands; it may be read where any one of its pieces may. */
export interface PlantedPiece {
  readonly what: string;
  readonly ownedBy?: readonly string[];
  readonly sentTo?: readonly string[];
  readonly releasedTo?: readonly ReleaseTier[];
  readonly sensitive?: boolean;
}

export interface Canaries {
  word(...pieces: readonly PlantedPiece[]): string;
  /** A number of casualties: six digits. */
  count(...pieces: readonly PlantedPiece[]): number;
  /** A coordinate: six decimals; all in one cell of the fixed grid, which more may know than the point. */
  degrees(...pieces: readonly PlantedPiece[]): number;
  /** Canaries in a text that this viewer may not read, each with where it was planted. */
  leaksTo(viewer: Viewer, text: string): readonly string[];
  /** Canaries that somebody has seen: what nobody ever sees tests nothing. */
  readonly seen: ReadonlySet<string>;
  readonly planted: ReadonlyMap<string, readonly PlantedPiece[]>;
}

const pattern = /z[qx][0-9a-z]{5}|(?<![\d.])[56]\d{5}(?![\d.])|(?<![\d.])\d{1,2}\.\d{5}1(?!\d)/g;

/**
 * `secretFrom`: every canary that this viewer may not read is another one than without it, of the same length; the others
 * are the same. What he is sent must then be the same, byte for byte.
 */
export function canaries(secretFrom?: Viewer): Canaries {
  const planted = new Map<string, readonly PlantedPiece[]>();
  const seen = new Set<string>();
  const next = (): number => planted.size;
  const isOther = (pieces: readonly PlantedPiece[]): boolean =>
    secretFrom !== undefined && !maySeeAny(secretFrom, pieces);
  const plant = <T extends string | number>(canary: T, pieces: readonly PlantedPiece[]): T => {
    planted.set(String(canary), pieces);
    return canary;
  };
  return {
    planted,
    seen,
    word: (...pieces) => plant(`${isOther(pieces) ? 'zx' : 'zq'}${next().toString(36).padStart(5, '0')}`, pieces),
    count: (...pieces) => plant((isOther(pieces) ? 600_000 : 500_000) + next(), pieces),
    degrees: (...pieces) => plant(Number(`31.${isOther(pieces) ? 1 : 0}${String(next()).padStart(4, '0')}1`), pieces),
    leaksTo: (viewer, text) => {
      const found = new Set(text.match(pattern) ?? []);
      const leaks: string[] = [];
      for (const canary of found) {
        const pieces = planted.get(canary);
        if (pieces === undefined) continue;
        seen.add(canary);
        if (!maySeeAny(viewer, pieces)) leaks.push(`${canary}: ${JSON.stringify(pieces)}`);
      }
      return leaks;
    },
  };
}

/** A preview shows no more than whoever asks for it may read. */
const maySeeAny = (viewer: Viewer, pieces: readonly PlantedPiece[]): boolean =>
  pieces.some((piece) => maySee(viewer, piece)) && (viewer.within === undefined || maySeeAny(viewer.within, pieces));

function maySee(viewer: Viewer, piece: PlantedPiece): boolean {
  const asked = viewer.held.map((held) => askedBy(viewer.person, held, piece));
  const {sensitive = false} = piece;
  return (
    (!sensitive || asked.some((one) => mayReadByHand({...one, what: 'sensitive_case', sensitive: false}))) &&
    asked.some((one) => mayReadByHand({...one, sensitive: false}))
  );
}

function askedBy(person: string, {role, side}: HeldRole, piece: PlantedPiece) {
  const {what, ownedBy = [], sentTo = [], releasedTo = []} = piece;
  const isMine = (names: readonly string[]): boolean =>
    (person !== '' && names.includes(person)) || (side !== undefined && names.includes(`side:${side}`));
  return {
    role,
    what,
    own: isMine(ownedBy),
    sent: isMine(sentTo),
    released: {
      parties: releasedTo.includes('parties_and_mechanism'),
      guarantors: releasedTo.includes('guarantors_and_mechanism'),
      public: releasedTo.includes('public'),
    },
  };
}
