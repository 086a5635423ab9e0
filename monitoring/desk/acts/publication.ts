/**
 * What leaves the mission (domain vocabulary 3.13 and section 8): checks, two pairs of eyes, embargo, release to a tier. A
 * correction is a new release that says what it corrects; nothing is taken back silently.
 */
import {Type} from 'typebox';
import {act} from '../act.ts';
import {Id, Instant, Line, Text, optional, strict} from './parts.ts';

export const releaseChecks = [
  'neutral_language',
  'naming',
  'source_protection',
  'mosaic',
  'other_side_heard',
  'delay',
] as const;

export const publicationActs = {
  release_proposed: act({
    about: 'Propose to release a finding, an incident or a statement to a tier.',
    body: strict({
      /** What: `finding:ID`, `incident:ID`, `statement:ID`, `restriction:ID`. */
      what: Type.Array(Type.String({pattern: '^(finding|incident|statement|restriction):[a-z0-9][a-z0-9._-]{0,79}$'}), {
        minItems: 1,
        maxItems: 50,
      }),
      tier: Type.Enum(['parties_and_mechanism', 'guarantors_and_mechanism', 'public']),
      /** Text of the release in the mission's own voice; checked for loaded words. */
      text: Text,
      title: Line,
      embargoUntil: optional(Instant),
      /** A check that warns and does not stop is answered with a reason. */
      answers: optional(Type.Array(strict({check: Type.Enum([...releaseChecks]), reason: Text}), {maxItems: 20})),
      corrects: optional(Id),
    }),
    bodyClass: 'release_work',
    roles: ['verification_officer', 'investigator', 'legal_reviewer'],
  }),
  release_approved: act({
    about: 'Approve a release that somebody else proposed.',
    body: strict({reasons: Text}),
    bodyClass: 'release_work',
    roles: ['head_of_mission', 'legal_reviewer'],
  }),
  release_returned: act({
    about: 'Return a proposed release with reasons.',
    body: strict({reasons: Text}),
    bodyClass: 'release_work',
    roles: ['head_of_mission', 'legal_reviewer', 'data_protection_officer'],
  }),
  release_stopped: act({
    about: 'Stop a release before it goes out, for the protection of people.',
    body: strict({reasons: Text}),
    bodyClass: 'release_work',
    roles: ['data_protection_officer'],
  }),
  released: act({
    about: 'Carry out an approved release when its embargo has ended.',
    body: strict({
      rows: Type.Array(strict({table: Line, id: Id}), {maxItems: 200}),
      firstEntry: optional(Type.Integer({minimum: 0})),
    }),
    bodyClass: 'release_work',
    roles: [],
  }),
  release_withdrawn: act({
    about: 'Withdraw what was released; the withdrawal and its reason are as public as the release.',
    body: strict({reason: Text}),
    bodyClass: 'release_work',
    roles: ['head_of_mission', 'data_protection_officer'],
  }),
  mandate_set: act({
    about:
      'Set what the mandate allows: which layers of attribution, how long the public waits, how small a cell may be.',
    body: strict({
      layersOff: Type.Array(
        Type.Enum([
          'physical_perpetrator',
          'group',
          'command_or_authorisation',
          'origin_territory',
          'support_or_sanctuary',
          'party_obligation',
        ]),
        {maxItems: 6},
      ),
      publicDelayHours: Type.Integer({minimum: 0, maximum: 8_760}),
      smallestCell: Type.Integer({minimum: 1, maximum: 100}),
      leastVotes: Type.Integer({minimum: 2, maximum: 20}),
      reason: Text,
    }),
    bodyClass: 'incident',
    roles: ['head_of_mission'],
  }),
  removal_proposed: act({
    about: 'Propose to remove the contents of an act for the safety of somebody.',
    body: strict({
      entry: Type.Integer({minimum: 0}),
      groups: Type.Array(Line, {minItems: 1, maxItems: 5}),
      reason: Text,
    }),
    bodyClass: 'release_work',
    roles: ['data_protection_officer', 'head_of_mission'],
  }),
  removal_approved: act({
    about: 'Approve a removal that somebody else proposed; the server carries it out.',
    body: strict({reasons: Text}),
    bodyClass: 'release_work',
    roles: ['data_protection_officer', 'head_of_mission'],
  }),
  unsealing_proposed: act({
    about: 'Propose that the keeper of the vault opens who a source is.',
    body: strict({report: Id, to: Id, reason: Text}),
    bodyClass: 'release_work',
    roles: ['head_of_mission', 'specialist', 'verification_officer'],
  }),
  unsealing_approved: act({
    about: 'Approve an unsealing that somebody else proposed.',
    body: strict({reasons: Text}),
    bodyClass: 'release_work',
    roles: ['data_protection_officer', 'head_of_mission'],
  }),
  recusal_declared: act({
    about: 'Step back from what one is too close to.',
    body: strict({
      about: Type.String({pattern: '^(incident|finding|side):[a-z0-9][a-z0-9._-]{0,79}$'}),
      reason: Type.Enum(['nationality', 'employment', 'witness', 'family', 'other']),
      note: optional(Text),
    }),
    bodyClass: 'people',
    roles: [
      'monitor',
      'verification_officer',
      'investigator',
      'casualty_recorder',
      'specialist',
      'legal_reviewer',
      'head_of_mission',
      'commission_member',
      'data_protection_officer',
    ],
  }),
  reads_recorded: act({
    about: 'Record who read what is protected.',
    body: strict({
      reads: Type.Array(strict({person: Id, fieldClass: Line, subject: Line, at: Instant}), {
        minItems: 1,
        maxItems: 200,
      }),
    }),
    bodyClass: 'people',
    roles: [],
  }),
} as const;
