/** What a page or a report says: assembled from the other parts, rendered elsewhere. */
export {agreementView} from './agreement-view.ts';
export {caseSummary, caseView} from './case-view.ts';
export {changeView} from './change-view.ts';
export {evidenceView} from './evidence-view.ts';
export * from './facts.ts';
export {incidentRow, incidentRows} from './incident-row.ts';
export {incidentView} from './incident-view.ts';
export {defaultAsOfDate, knownAt} from './known-at.ts';
export {keysView} from './keys-view.ts';
export {obligationState} from './obligation-state.ts';
export {overview} from './overview.ts';
// Types alone: who checks answers against the shapes enters by platform/contract, and nobody else waits for them to load.
export type * from './shapes/index.ts';
export {signedView} from './signed-view.ts';
export {tallies} from './tallies.ts';
export type {Witnessing} from './witnessing.ts';
