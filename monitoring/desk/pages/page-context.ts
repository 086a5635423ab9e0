/** What every page of the desk is made from, besides the desk: who looks, at which moment, and what things are called. */
import type {CaseFile} from '../../agreement/index.ts';
import type {Viewer} from '../../access/index.ts';

export interface DeskPageContext {
  readonly viewer: Viewer;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly now: string;
  /** Name of a person of the desk; whether a viewer may see it, the policy table says. */
  readonly nameOfPerson: (person: string) => string | undefined;
  /** Actors, places, sources and parties of the case. */
  readonly caseFile: CaseFile;
  /** SHA-256 in hexadecimal of a text: what a reply is annexed under. */
  readonly sha256: (text: string) => string;
}
