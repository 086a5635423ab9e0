/** The port of who is signed in: a person by the cookie that a request carries, and nothing else of him. */
import type {IncomingHttpHeaders} from 'node:http';
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {Accounts} from '../accounts/index.ts';
import type {DeskServer} from '../desk/index.ts';

export interface DeskSessions {
  /** Undefined where nobody is signed in, or the session has ended. In an installation of one person it is that person. */
  personOf(headers: IncomingHttpHeaders): string | undefined;
  /** Why what signs something off is refused: the session of these headers last proved too long ago who it is. */
  signOffProblem?(headers: IncomingHttpHeaders): Problem | undefined;
}

export const nobodySignedIn: DeskSessions = Object.freeze({personOf: () => undefined});

/** What the addresses of accounts are served from. */
export interface AccountsServed {
  readonly accounts: Accounts;
  readonly desk: DeskServer;
  /** The newest checkpoint note, which entries embed. */
  readonly seen: () => string;
}
