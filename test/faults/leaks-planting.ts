/** What planting needs: the state that is wanted, where acts go, and whose a thing is. */
import type {ReleaseTier} from '../../monitoring/access/index.ts';
import type {DeskAct, DeskChange, FileState, FindingState, ReportState} from '../../monitoring/desk/index.ts';
import type {Canaries, PlantedPiece} from './leaks-canaries.ts';
import {leakPeople} from './leaks-people.ts';

export interface LeakState {
  readonly finding: FindingState;
  readonly incident: FileState;
  readonly report: ReportState;
  readonly releasedTo: readonly ReleaseTier[];
  readonly sensitive: boolean;
}

export interface Planting {
  readonly state: DeskChange;
  readonly canaries: Canaries;
  readonly now: LeakState;
  readonly act: (person: string, kind: string, subject: string, body: object, more?: Partial<DeskAct>) => DeskAct;
  /** What belongs to the case, sensitive where it is. */
  readonly piece: (what: string, more?: Omit<PlantedPiece, 'what'>) => PlantedPiece;
}

/** A person's own, and his side's. */
export const ownersOf = (person: string): readonly string[] => [
  person,
  ...(leakPeople[person] ?? []).flatMap((held) => (held.side === undefined ? [] : [`side:${held.side}`])),
];
