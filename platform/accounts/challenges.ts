/**
 * What somebody was asked to sign: random, for one purpose, good once and for a short time. Whoever asks for too many pushes
 * out the oldest, so that memory is bounded; the limits of attempts keep that from being used against others.
 */
import {newSecret, type Random} from './secrets.ts';

export interface Challenges<Purpose> {
  /** Base64url. */
  give(purpose: Purpose): string;
  /** What it was for; undefined where it was never given, was taken before or is too old. */
  take(challenge: string): Purpose | undefined;
}

export interface ChallengeOptions {
  readonly random: Random;
  /** POSIX milliseconds: the caller’s clock. */
  readonly nowMilliseconds: () => number;
  readonly lifeSeconds?: number;
  readonly keptLimit?: number;
}

export function challenges<Purpose>({
  random,
  nowMilliseconds,
  lifeSeconds = 300,
  keptLimit = 20_000,
}: ChallengeOptions): Challenges<Purpose> {
  const given = new Map<string, {readonly purpose: Purpose; readonly until: number}>();
  const forgetOld = (now: number): void => {
    for (const [oldest, {until}] of given) {
      if (until > now && given.size <= keptLimit) break;
      given.delete(oldest);
    }
  };
  return {
    give: (purpose) => {
      const [challenge, now] = [newSecret(random), nowMilliseconds()];
      given.set(challenge, {purpose, until: now + lifeSeconds * 1000});
      forgetOld(now);
      return challenge;
    },
    take: (challenge) => {
      const found = given.get(challenge);
      given.delete(challenge);
      return found !== undefined && found.until > nowMilliseconds() ? found.purpose : undefined;
    },
  };
}
