/**
 * The table against the second one, written by hand: every role, every class, every way in which a piece can be somebody's
 * own, sent to him, released or sensitive. And both sides alike, in every cell.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mayReadByHand} from '../../test/support/reading-by-hand.ts';
import {
  fieldClasses,
  mayRead,
  publicViewer,
  readingPolicy,
  releaseTiers,
  roles,
  rolesOfSides,
  sideName,
  tierOfRole,
  type Piece,
  type ReleaseTier,
  type Role,
  type Viewer,
} from './index.ts';

const viewerOf = (role: Role, side?: string): Viewer =>
  role === 'public' ? publicViewer : {person: 'p-1', held: [{role, ...(side === undefined ? {} : {side})}]};

const subsets = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.reduce<readonly (readonly T[])[]>((found, one) => [...found, ...found.map((some) => [...some, one])], [[]]);

/** Names by which a piece is somebody's, or is somebody else's. */
const names = {person: 'p-1', side: sideName('velmoth'), other: 'p-2', otherSide: sideName('dorquine')};

interface Asking {
  readonly role: Role;
  readonly side: string | undefined;
  readonly piece: Piece;
  readonly own: boolean;
  readonly sent: boolean;
  readonly releasedTo: readonly ReleaseTier[];
}

function* everyAsking(): Generator<Asking> {
  for (const role of roles) {
    const side = rolesOfSides.includes(role) ? 'velmoth' : undefined;
    for (const fieldClass of fieldClasses)
      for (const releasedTo of subsets(releaseTiers))
        for (const ownedBy of subsets(Object.values(names)))
          for (const addressedTo of subsets(Object.values(names)))
            for (const sensitive of [false, true]) {
              const isMine = (list: readonly string[]): boolean =>
                (role !== 'public' && list.includes(names.person)) || (side !== undefined && list.includes(names.side));
              const piece = {fieldClass, releasedTo, ownedBy, addressedTo, sensitive};
              yield {role, side, piece, own: isMine(ownedBy), sent: isMine(addressedTo), releasedTo};
            }
  }
}

test('the table says what the rules written by hand say, in every cell and every state', () => {
  let asked = 0;
  for (const {role, side, piece, own, sent, releasedTo} of everyAsking()) {
    asked += 1;
    const byHand = mayReadByHand({
      role,
      what: piece.fieldClass,
      own,
      sent,
      released: {
        parties: releasedTo.includes('parties_and_mechanism'),
        guarantors: releasedTo.includes('guarantors_and_mechanism'),
        public: releasedTo.includes('public'),
      },
      sensitive: piece.sensitive === true,
    });
    if (mayRead(viewerOf(role, side), piece) !== byHand)
      assert.fail(`${role} reads ${JSON.stringify(piece)}: by hand ${byHand}`);
  }
  assert.equal(asked, roles.length * fieldClasses.length * 8 * 16 * 16 * 2);
});

const swap = (name: string): string =>
  name === names.side ? names.otherSide : name === names.otherSide ? names.side : name;

test('what the liaison or member of one side may read, that of the other may: every cell, act and state with sides swapped', () => {
  for (const {role, piece} of everyAsking()) {
    if (!rolesOfSides.includes(role)) continue;
    const turned = {
      ...piece,
      ownedBy: (piece.ownedBy ?? []).map(swap),
      addressedTo: (piece.addressedTo ?? []).map(swap),
    };
    if (mayRead(viewerOf(role, 'velmoth'), piece) !== mayRead(viewerOf(role, 'dorquine'), turned))
      assert.fail(`${role}: ${JSON.stringify(piece)}`);
  }
});

test('nobody reads less than the public', () => {
  const piece = {releasedTo: ['public'] as const};
  for (const fieldClass of fieldClasses) {
    if (!mayRead(publicViewer, {...piece, fieldClass})) continue;
    for (const role of roles)
      assert.ok(mayRead(viewerOf(role), {...piece, fieldClass}), `${role} does not read ${fieldClass}`);
  }
});

test('a class, a role or a viewer that the table does not know reads nothing', () => {
  const everything = {
    ownedBy: Object.values(names),
    addressedTo: Object.values(names),
    releasedTo: releaseTiers,
  };
  for (const role of roles)
    for (const fieldClass of ['', 'toString', '__proto__', 'constructor', 'secret'])
      assert.equal(mayRead(viewerOf(role, 'velmoth'), {...everything, fieldClass: fieldClass as never}), false);
  for (const fieldClass of fieldClasses) {
    for (const role of ['', 'toString', '__proto__', 'root'])
      assert.equal(mayRead(viewerOf(role as never), {...everything, fieldClass}), false);
    assert.equal(mayRead({person: 'p-1', held: []}, {...everything, fieldClass}), false);
    // Nobody signed in owns nothing, whatever stands in a list of owners.
    assert.equal(mayRead(publicViewer, {fieldClass, ownedBy: ['', 'p-1'], addressedTo: ['']}), false);
  }
});

test('identities of sources are read by nobody whom the vault did not open one for, and never by a side', () => {
  for (const role of roles) {
    const reads = readingPolicy.source_identity[role] ?? 'never';
    assert.ok(reads === 'never' || (reads === 'addressed' && tierOfRole[role] === 'mission_only'), role);
  }
});
