/**
 * An act: one thing that one person did on the desk, a signed `record` entry of table `acts`. Its contents lie in salted
 * groups of a fixed set, the same for every act, so that the leaf tells a stranger nothing of what was done, on what, for
 * which side: only that a key of the desk wrote something at this point.
 *
 *     verifier.act    {"format":"holdfire-act/1","kind":"report_submitted","subject":"r-7k2m…"}
 *     verifier.body   what the kind's schema says; its class in the policy table is the kind's `bodyClass`
 *     verifier.place  {} or the exact place
 *     verifier.grade  {} or the source's grade, consent and risk of reprisal
 *     source.identity {} or an envelope sealed to the vault's key
 */
import type {Static, TObject} from 'typebox';
import type {ExactPlace} from '../civilians/index.ts';
import type {FieldClass, Role} from '../access/index.ts';

export const actFormat = 'holdfire-act/1';
/** `table` of the record entry of every act. */
export const actTable = 'acts';
/** `case` of acts that concern all cases: persons, keys, credentials. */
export const installationCase = 'installation';

export const actGroups = [
  'verifier.act',
  'verifier.body',
  'verifier.place',
  'verifier.grade',
  'source.identity',
] as const;
export type ActGroup = (typeof actGroups)[number];

/** A kind of act as data: schema of its body, who may do it, and what class of information its body is. */
export interface ActDefinition<B extends TObject = TObject> {
  /** One sentence, in the words of a mission: forms, help and the printed table show it. */
  readonly about: string;
  readonly body: B;
  readonly bodyClass: FieldClass;
  /** Any one of them is enough. `public` is somebody without an account. Empty: the server itself, by its own key. */
  readonly roles: readonly Role[];
  /** May carry an exact place, a grade, a sealed identity. */
  readonly carries?: readonly ('place' | 'grade' | 'identity')[];
}

export const act = <const B extends TObject>(definition: ActDefinition<B>): ActDefinition<B> =>
  Object.freeze(definition);

/** Source letter and content digit are judged apart and never averaged (R-W2). */
export interface SourceGrade {
  readonly reliability?: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly credibility?: '1' | '2' | '3' | '4' | '5' | '6';
  readonly consent?: readonly Consent[];
  readonly reprisalRisk?: boolean;
}

export const consents = ['verification', 'sharing_with_mechanism', 'publication', 'courts'] as const;
export type Consent = (typeof consents)[number];

/** An act as it stands in the ledger. */
export interface DeskAct<B = Readonly<Record<string, unknown>>> {
  readonly entry: number;
  /** The record's id: random, unique in the case. */
  readonly id: string;
  readonly kind: string;
  /** The report, incident, statement, finding, task, … that it is about. */
  readonly subject: string;
  /** Id of the person whose key signed it; `desk` for the server's own. */
  readonly person: string;
  /** ISO 8601 in UTC: what the signer said, held against the server's clock when it was taken. */
  readonly at: string;
  /** Absent where it was removed for safety. */
  readonly body?: B;
  readonly place?: ExactPlace & {readonly uncertaintyMetres?: number};
  readonly grade?: SourceGrade;
  readonly hasIdentity: boolean;
}

/** The server's own acts: what it received from somebody without an account, reads that it logs, releases that it carries out. */
export const deskPerson = 'desk';

export type BodyOf<D> = D extends ActDefinition<infer B> ? Static<B> : never;
