/** The port of who is signed in: a person by the cookie that a request carries, and nothing else of him. */
import type {IncomingHttpHeaders} from 'node:http';

export interface DeskSessions {
  /** Undefined where nobody is signed in, or the session has ended. In an installation of one person it is that person. */
  personOf(headers: IncomingHttpHeaders): string | undefined;
}

export const nobodySignedIn: DeskSessions = Object.freeze({personOf: () => undefined});
