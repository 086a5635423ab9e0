/** Shapes whose routes are being written; replaced by the contract's. */
export interface WitnessesView {
  readonly policy: string;
  readonly newest?: {readonly size: number};
}
