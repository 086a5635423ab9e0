/**
 * Who is signed in, and what his key needs to sign next: the number, the entry before it and the checkpoint that it embeds.
 * Everything is as it stands on disk.
 */
import type {IncomingHttpHeaders} from 'node:http';
import {rolesOf} from '../../monitoring/desk/index.ts';
import {instantOf} from '../../monitoring/kernel/index.ts';
import type {Me} from '../contract/index.ts';
import type {AccountsServed} from './desk-session.ts';

export const nobodysPage = (now: string): Me => ({mode: 'unset', signedIn: false, roles: [], now});

export function mePage({accounts, desk, seen}: AccountsServed, headers: IncomingHttpHeaders): Promise<Me> {
  const {desks, record} = desk;
  return desks.read((): Me => {
    const now = desk.now();
    const people = desks.people();
    const {mode, vault} = people.state;
    const vaultKey = vault === undefined ? {} : {vaultKey: vault.publicKey};
    const session = accounts.sessionOf(headers);
    const person = accounts.personOf(headers);
    if (person === undefined) return {mode, signedIn: false, roles: [], ...vaultKey, now};
    const name = people.person(person)?.name;
    const registered = session === undefined ? undefined : record.keys.register().keyNamed(session.keyName);
    return {
      mode,
      signedIn: true,
      person,
      ...(name === undefined ? {} : {name}),
      roles: [...rolesOf(people, person, now)],
      ...(session === undefined
        ? {}
        : {token: session.token, verifiedAt: instantOf(Math.floor(session.verifiedAt / 1000))}),
      ...(registered === undefined
        ? {}
        : {
            key: {
              name: registered.name,
              publicKey: registered.publicKey,
              sequence: registered.last.sequence + 1,
              previous: registered.last.leafHash,
              seen: seen(),
            },
          }),
      ...vaultKey,
      now,
    };
  });
}
