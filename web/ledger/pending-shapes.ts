/** Shapes whose routes are being written; replaced by the contract's. */
export interface Established {
  readonly state: 'established' | 'waiting' | 'not_witnessed';
  readonly word: string;
  readonly sentence: string;
  readonly ownWitness: readonly string[];
}
export interface PageWitnessing {
  readonly state: Established['state'];
  readonly establishedSize?: number;
  readonly sentence: string;
  readonly parties: readonly {readonly party: string; readonly establishedSize?: number; readonly sentence: string}[];
}
export interface CheckpointView {
  readonly size: number;
  readonly root: string;
  readonly cosigned: readonly {readonly name: string; readonly time: string}[];
  readonly note: string;
}
export interface WitnessView {
  readonly name: string;
  readonly party?: string;
  readonly key: string;
  readonly url?: string;
  readonly cosigned?: {readonly size: number; readonly time: string};
  readonly refusal?: string;
  readonly aheadSize?: number;
  readonly sentence: string;
}
export interface WitnessesView {
  readonly log?: {readonly origin: string; readonly key: string};
  readonly size: number;
  readonly sentence: string;
  readonly refusal?: string;
  readonly policy?: {readonly entry: number; readonly text: string; readonly quorum: string};
  readonly pending?: {readonly entry: number; readonly text: string; readonly sentence: string};
  readonly witnesses: readonly WitnessView[];
  readonly newest?: CheckpointView;
  readonly established?: CheckpointView;
}
