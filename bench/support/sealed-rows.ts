/**
 * A ledger of rows as one import leaves it: the author's key, the opening, the rows, the signed seal that binds them, in
 * one commit; and beside it the checkpoint of three of four witnesses with the policy that asks for them.
 */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {base64Of, leafFormat, noteText, type SignedCheckpoint} from '../../monitoring/ledger/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {checkpointOf, threeOfFour} from '../../test/support/signed-log.ts';
import {leafBytes, registration, testAuthor, testRecorded as recorded} from '../../test/support/signer.ts';
import {eachRow} from './synthetic-rows.ts';

const imported = {case: 'bench', table: 'bench-rows'};

/** `ledger`, `checkpoint` and `policy` in the folder; the ledger has so many rows and three entries more. */
export async function sealedRows(folder: string, rows: number): Promise<SignedCheckpoint> {
  const ledger = openLedger({folder: join(folder, 'ledger')});
  const author = testAuthor('operator');
  const bulk = ledger.bulk();
  bulk.push(leafBytes(registration(author, author)));
  const file = {file: 'rows.csv', fileSha256: '0'.repeat(64), release: '', author: author.name, recorded};
  const opened = bulk.push(
    leafBytes({format: leafFormat, kind: 'import_opened', ...imported, header: ['row'], ...file}),
  );
  eachRow(rows, (row) => bulk.pushRow(row, 0, row.length));
  const rowsRoot = base64Of(bulk.rowsRoot(opened + 1, bulk.next));
  const openedHash = base64Of(bulk.leafHash(opened));
  bulk.push(leafBytes(author.sign({kind: 'import_sealed', ...imported, opened, openedHash, rows, rowsRoot, recorded})));
  const {size, root} = await bulk.commit();
  await ledger.close();
  const checkpoint = checkpointOf({size, root});
  writeFileSync(join(folder, 'checkpoint'), noteText(checkpoint.note));
  writeFileSync(join(folder, 'policy'), threeOfFour);
  return checkpoint;
}
