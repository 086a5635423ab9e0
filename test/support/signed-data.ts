/**
 * A data folder as a mission has it: an author's key, a list of four witnesses of whom three must cosign, documents, and a
 * checkpoint that three cosigned. Keys come from names, so that the same size gives the same bytes.
 */
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {cosign, noteText, readWitnessRequest} from '../../monitoring/ledger/index.ts';
import {logKey, openKeeper} from '../../platform/checkpoints/index.ts';
import {keyPairOf, writeKeyFile} from '../../platform/keys/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {by, cosignedSeconds, origin, theWitnesses, threeOfFour, type WitnessName} from './signed-log.ts';
import {leafBytes, registration, testAuthor, testRecorded} from './signer.ts';

const usual: readonly WitnessName[] = ['side-a', 'side-b', 'guarantor-1'];

export interface SignedData {
  readonly data: string;
  /** Adds so many signed documents. */
  add(entries: number): Promise<void>;
  /** Signs the ledger as it is and has it cosigned by hand. Returns the note. */
  checkpoint(witnesses?: readonly WitnessName[]): Promise<string>;
  receipt(index: number): string;
  close(): Promise<void>;
}

/** With `entries` entries, of which the first two are the author's key and the list of witnesses. */
export async function signedData(data: string, entries: number, words = 'note'): Promise<SignedData> {
  const keys = join(data, 'keys');
  mkdirSync(keys, {recursive: true, mode: 0o700});
  writeKeyFile(join(keys, 'log.key'), {name: origin, pair: keyPairOf(by.hash(by.utf8.encode(origin)))});
  const ledger = openLedger({folder: join(data, 'ledger')});
  const author = testAuthor('operator');
  await ledger.append(
    [
      registration(author, author),
      author.sign({kind: 'witness_policy', policy: threeOfFour, recorded: testRecorded}),
    ].map(leafBytes),
  );
  const add = async (count: number): Promise<void> => {
    const documents = Array.from({length: count}, (_, at) =>
      author.sign({
        kind: 'document',
        case: 'exercise',
        name: `notes/${ledger.size + at}.txt`,
        text: `${words} ${ledger.size + at}`,
        recorded: testRecorded,
      }),
    );
    await ledger.append(documents.map(leafBytes));
  };
  await add(entries - 2);
  const held = logKey(keys);
  const keeper = openKeeper({ledger, held, folder: join(data, 'checkpoints')});
  return {
    data,
    add,
    checkpoint: async (witnesses = usual) => {
      await keeper.publish();
      for (const [at, name] of witnesses.entries()) {
        const request = keeper.requestFor(name);
        const asked = request.ok ? readWitnessRequest(request.value) : undefined;
        if (asked === undefined) throw new Error('nothing to cosign');
        const {key, sign} = theWitnesses[name];
        const {note} = asked.checkpoint;
        const signatures = [...note.signatures, cosign(by, key, sign, note.text, cosignedSeconds + at)];
        const added = keeper.addCosignatures(noteText({text: note.text, signatures}));
        if (!added.ok) throw new Error(JSON.stringify(added.problems));
      }
      const newest = keeper.newest();
      if (newest === undefined) throw new Error(keeper.refusal ?? 'no checkpoint');
      return noteText(newest.checkpoint.note);
    },
    receipt: (index) => keeper.receipt(index, ledger.leafHash(index), cosignedSeconds),
    close: async () => {
      await keeper.close();
      await ledger.close();
    },
  };
}
