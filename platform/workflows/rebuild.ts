/** The database of views is deleted and built again from the ledger: what it held is in the ledger, so nothing is lost. */
import type {Ledger} from '../ledger-store/index.ts';
import {deleteViews, openViews} from '../views/index.ts';

export interface Rebuilt {
  /** Ledger size that the views were built to. */
  readonly size: number;
}

export async function rebuild(ledger: Pick<Ledger, 'size' | 'root' | 'scan'>, folder: string): Promise<Rebuilt> {
  deleteViews(folder);
  const views = await openViews(ledger, folder);
  const {size} = views;
  await views.close();
  return {size};
}
