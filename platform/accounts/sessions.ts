/**
 * Who is signed in. The browser holds an opaque random secret, the server only its SHA-256, in memory: a restart ends all
 * sessions, and nothing on disk lets anybody in. A session ends by signing out, after a time without use, after a time in
 * any case, and with its person’s suspension.
 */
import {newSecret, sha256Hex, type Random} from './secrets.ts';

export interface Session {
  readonly person: string;
  /** The device that signed in: its key signs what this session does. */
  readonly keyName: string;
  readonly publicKey: string;
  /** Sent with every write in `x-holdfire-token`. */
  readonly token: string;
  /** POSIX milliseconds: when it was last proved who this is. */
  readonly verifiedAt: number;
}

export interface SessionLimits {
  readonly idleHours: number;
  readonly absoluteDays: number;
}

export const usualSessionLimits: SessionLimits = Object.freeze({idleHours: 12, absoluteDays: 7});

export interface Sessions {
  /** The secret for the cookie. Beyond the limit of a person the session that was used least lately ends. */
  open(of: Pick<Session, 'person' | 'keyName' | 'publicKey'>): {readonly secret: string; readonly session: Session};
  /** Counts as use. */
  find(secret: string): Session | undefined;
  end(secret: string): void;
  endAllOf(person: string): void;
  readonly size: () => number;
}

export interface SessionsOptions {
  readonly random: Random;
  readonly nowMilliseconds: () => number;
  readonly limits?: SessionLimits;
}

interface Kept extends Session {
  readonly opened: number;
  readonly used: number;
}

const hourMilliseconds = 3_600_000;
const sessionsOfPerson = 20;

export function sessions({random, nowMilliseconds, limits = usualSessionLimits}: SessionsOptions): Sessions {
  /** By hash of the secret, the one used last at the end. */
  const kept = new Map<string, Kept>();
  const isOver = ({opened, used}: Kept, now: number): boolean =>
    now - used > limits.idleHours * hourMilliseconds || now - opened > limits.absoluteDays * 24 * hourMilliseconds;
  const forget = (person: string, now: number): void => {
    for (const [name, session] of kept) if (isOver(session, now)) kept.delete(name);
    const own = [...kept].filter(([, session]) => session.person === person);
    for (const [name] of own.slice(0, Math.max(0, own.length - sessionsOfPerson))) kept.delete(name);
  };
  return {
    open: (of) => {
      const [secret, now] = [newSecret(random), nowMilliseconds()];
      const session = {...of, token: newSecret(random), verifiedAt: now, opened: now, used: now};
      kept.set(sha256Hex(secret), session);
      forget(of.person, now);
      return {secret, session};
    },
    find: (secret) => {
      const [name, now] = [sha256Hex(secret), nowMilliseconds()];
      const session = kept.get(name);
      if (session === undefined) return undefined;
      kept.delete(name);
      if (isOver(session, now)) return undefined;
      kept.set(name, {...session, used: now});
      return session;
    },
    end: (secret) => void kept.delete(sha256Hex(secret)),
    endAllOf: (person) => {
      for (const [name, session] of kept) if (session.person === person) kept.delete(name);
    },
    size: () => kept.size,
  };
}
