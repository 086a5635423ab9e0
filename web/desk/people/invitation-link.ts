/**
 * The one-time link: its secret is made in this browser, shown once, and goes nowhere but into the hands of whoever is invited;
 * the ledger holds its hash. Who has the link before that person could enrol in his place, so it is handed over on a way that
 * both trust.
 */
import {sha256} from '@noble/hashes/sha2.js';

export interface InvitationLink {
  readonly url: string;
  /** Hexadecimal, of the text of the secret: what the act commits to. */
  readonly tokenSha256: string;
}

const encoder = new TextEncoder();

/** `random` gives so many random bytes. */
export function invitationLink(origin: string, random: (bytes: number) => Uint8Array): InvitationLink {
  const token = base64Url(random(32));
  const hash = [...sha256(encoder.encode(token))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return {url: `${origin}/enrol#${token}`, tokenSha256: hash};
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** `2026-11-25T12:00:00Z` and days → the instant so many days later. */
export const daysLater = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');

/** A day of a date field as the instant at which it begins in UTC; nothing stays nothing. */
export const dayStart = (day: string): string | undefined => (day === '' ? undefined : `${day}T00:00:00Z`);
