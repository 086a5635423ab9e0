/**
 * Persons, their keys, credentials and roles: acts of the installation, so that who was entitled to decide is on the same
 * record as what was decided.
 */
import {Type} from 'typebox';
import {roles} from '../../access/index.ts';
import {act} from '../act.ts';
import {Id, Instant, Line, Sha256, Text, optional, strict} from './parts.ts';

const grant = {
  /** A case, or `*` for all. */
  case: Type.String({pattern: '^(\\*|[a-z0-9][a-z0-9._-]{0,79})$'}),
  role: Type.Enum([...roles]),
  side: optional(Id),
  from: optional(Instant),
  until: optional(Instant),
  /** The person whose deputy this is. */
  deputyFor: optional(Id),
};

const admins = ['administrator'] as const;

export const peopleActs = {
  mode_set: act({
    about: 'Say how this installation is used: by many with accounts, or by one person alone.',
    body: strict({mode: Type.Enum(['accounts', 'single_user'])}),
    bodyClass: 'people',
    roles: [],
  }),
  person_invited: act({
    about: 'Invite a person by a link that works once.',
    body: strict({
      name: Line,
      grants: Type.Array(strict(grant), {minItems: 1, maxItems: 20}),
      /** Of the secret in the link. */
      tokenSha256: Sha256,
      expires: Instant,
    }),
    bodyClass: 'people',
    roles: admins,
  }),
  invitation_ended: act({
    about: 'End an invitation that nobody used, or give a new link to somebody who lost the old one.',
    body: strict({reason: Text}),
    bodyClass: 'people',
    roles: admins,
  }),
  person_enrolled: act({
    about: 'Enrol a person who came with a valid link: passkey and signing key.',
    body: strict({
      keyName: Line,
      publicKey: Line,
      /** Absent for a device that signs in with its key alone. */
      credential: optional(
        strict({id: Line, publicKey: Type.String({maxLength: 2_000}), transports: Type.Array(Line, {maxItems: 10})}),
      ),
    }),
    bodyClass: 'people',
    roles: [],
  }),
  role_proposed: act({
    about: 'Propose a role for a person; a second person confirms it.',
    body: strict({person: Id, ...grant}),
    bodyClass: 'people',
    roles: admins,
  }),
  role_confirmed: act({
    about: 'Confirm a role that somebody else proposed.',
    body: strict({}),
    bodyClass: 'people',
    roles: ['administrator', 'head_of_mission', 'data_protection_officer'],
  }),
  role_ended: act({
    about: 'End a role.',
    body: strict({person: Id, case: Line, role: Type.Enum([...roles]), side: optional(Id), reason: Text}),
    bodyClass: 'people',
    roles: ['administrator', 'head_of_mission', 'data_protection_officer'],
  }),
  device_added: act({
    about: 'Give a person a new link for another device.',
    body: strict({tokenSha256: Sha256, expires: Instant, reason: Text}),
    bodyClass: 'people',
    roles: admins,
  }),
  person_suspended: act({
    about: 'Suspend a person: sessions end, keys sign nothing more.',
    body: strict({reason: Text}),
    bodyClass: 'people',
    roles: ['administrator', 'data_protection_officer'],
  }),
  vault_opened: act({
    about: 'Give the vault its key; who holds the private half keeps the identities of sources.',
    body: strict({publicKey: Line, keeper: Id}),
    bodyClass: 'people',
    roles: ['data_protection_officer'],
  }),
} as const;
