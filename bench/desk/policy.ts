/**
 * The one table, asked: every role, every class, own, sent, released and sensitive pieces, in an order that no branch predictor
 * learns. Beside it the same walk that asks nothing, so that what the table itself costs can be told.
 */
import {
  fieldClasses,
  mayRead,
  releaseTiers,
  roles,
  sideName,
  type Piece,
  type Viewer,
} from '../../monitoring/access/index.ts';
import {chance} from '../../test/support/seeded.ts';
import type {Benchmark} from '../figure.ts';

const asked = 20_000_000;
const kept = 4_096;

export const run: Benchmark = async (report) => {
  const draw = chance(20_251_125);
  const viewers: readonly Viewer[] = Array.from({length: kept}, (_, index) => ({
    person: `p-${index % 97}`,
    held: Array.from({length: 1 + draw.below(2)}, () => ({
      role: draw.of(roles),
      side: draw.of(['velmoth', 'dorquine']),
    })),
  }));
  const pieces: readonly Piece[] = Array.from({length: kept}, () => ({
    fieldClass: draw.of(fieldClasses),
    ownedBy: [`p-${draw.below(97)}`, sideName(draw.of(['velmoth', 'dorquine']))],
    addressedTo: draw.below(3) === 0 ? [`p-${draw.below(97)}`] : [],
    releasedTo: releaseTiers.filter(() => draw.below(3) === 0),
    sensitive: draw.below(10) === 0,
  }));
  const perSecond = timed(viewers, pieces, mayRead);
  const nothing = timed(viewers, pieces, (viewer, piece) => viewer.held.length >= (piece.ownedBy?.length ?? 0));
  report({name: 'policy.per_s', value: perSecond, unit: 'questions/s', goal: '>= 1000000', n: asked});
  report({name: 'policy.asking_nothing_per_s', value: nothing, unit: 'questions/s', goal: '', n: asked});
};

/** The last of five parts, after the code is compiled. */
function timed(
  viewers: readonly Viewer[],
  pieces: readonly Piece[],
  ask: (viewer: Viewer, piece: Piece) => boolean,
): number {
  let read = 0;
  let seconds = 1;
  for (let part = 0; part < 5; part += 1) {
    const from = performance.now();
    for (let count = 0; count < asked / 5; count += 1) {
      const viewer = viewers[(count * 7) % kept] as Viewer;
      const piece = pieces[(count * 13 + (count >> 12)) % kept] as Piece;
      if (ask(viewer, piece)) read += 1;
    }
    seconds = (performance.now() - from) / 1000;
  }
  if (read === 0) throw new Error('nothing was read');
  return asked / 5 / seconds;
}
