/**
 * Who did it, in six layers, from decisions of a body and from nothing else. Each layer is read alone: a decision on
 * one never fills the next (R-E8), statements never fill any, and a layer without a decision is undetermined.
 */
import type {Day} from '../kernel/index.ts';
import {attributionLayers} from './statement-table.ts';

export type AttributionLayer = (typeof attributionLayers)[number];

/** What is needed of a finding of kind `attribution`. */
export interface LayerDecision {
  readonly entry: number;
  readonly layer?: AttributionLayer | undefined;
  readonly actor?: string | undefined;
  readonly result: string;
  readonly decided: Day;
}

export interface LayerState<D extends LayerDecision> {
  readonly layer: AttributionLayer;
  /** `attributed`, `attributed_probable`, `not_attributed`, `withheld` or `undetermined`. */
  readonly result: string;
  readonly actor?: string;
  /** The decision that stands: the latest by day, then by entry. */
  readonly standing?: D;
  /** All decisions on this layer, oldest first. */
  readonly decisions: readonly D[];
}

export function attributionStates<D extends LayerDecision>(decisions: readonly D[]): readonly LayerState<D>[] {
  return attributionLayers.map((layer) => {
    const own = decisions
      .filter((decision) => decision.layer === layer)
      .toSorted((a, b) => (a.decided === b.decided ? a.entry - b.entry : a.decided < b.decided ? -1 : 1));
    const standing = own.at(-1);
    if (standing === undefined) return {layer, result: 'undetermined', decisions: own};
    const {result, actor} = standing;
    return {layer, result, ...(actor === undefined ? {} : {actor}), standing, decisions: own};
  });
}
