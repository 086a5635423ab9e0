/**
 * Our reconstruction of one occurrence, fused from reports. It holds time and place with their precision and how
 * far verification got; who did it is not here (see attribution) and whether it breaches anything is not either.
 */
import {table, type RecordOf} from '../kernel/index.ts';
import {eventTypes} from '../reports/index.ts';

// prettier-ignore
export const verificationStates = [
  'alleged', 'under_preliminary_check', 'under_verification', 'verified_occurred', 'verified_did_not_occur',
  'inconclusive', 'not_verifiable_no_access',
] as const;

export const severities = ['S0', 'S1', 'S2', 'S3', 'S4'] as const;

// prettier-ignore
export const targetTypes = [
  'military', 'police', 'armed_group', 'civilians', 'health', 'education', 'religious', 'infrastructure', 'market',
  'monitors', 'aid', 'government', 'mixed', 'unknown',
] as const;

export const incidentTable = table({
  name: 'incidents',
  about:
    'One row for each occurrence as reconstructed. Reports, statements and casualties name the incident they belong to.',
  columns: {
    id: {kind: 'id', required: true, about: 'name of the incident within the case'},
    title: {kind: 'text', required: true, about: 'neutral title'},
    from: {kind: 'day', required: true, about: 'first day'},
    to: {kind: 'day', required: true, about: 'last day; the same as the first for a single day'},
    date_precision: {
      kind: 'integer',
      required: true,
      minimum: 1,
      maximum: 5,
      about: '1 day, 2 range of days, 3 week, 4 month, 5 longer',
    },
    known_from: {kind: 'day', required: true, about: 'first day on which it was publicly reported'},
    place: {kind: 'id', about: 'the place, as listed in case.yaml'},
    place_precision: {
      kind: 'integer',
      required: true,
      minimum: 1,
      maximum: 7,
      about: 'UCDP: 1 exact, 2 within 25 km, 3 district, 4 province, 5 line or region, 6 country, 7 airspace or sea',
    },
    territory: {kind: 'id', about: 'the territory in which it was, as listed in case.yaml'},
    event_type: {kind: 'choice', values: eventTypes, required: true, about: 'kind of occurrence'},
    target_type: {kind: 'choice', values: targetTypes, required: true, about: 'what was struck, as reported'},
    side_affected: {kind: 'id', about: 'the party whose people or territory were affected'},
    verification: {kind: 'choice', values: verificationStates, required: true, about: 'how far verification got'},
    access_withheld_by: {kind: 'id', about: 'who withheld access, where it could not be verified for want of access'},
    severity: {kind: 'choice', values: severities, required: true, about: 'S0 procedural … S4 grave'},
    summary: {kind: 'text', required: true, about: 'what is reported, by whom, who denies it'},
    note: {kind: 'text', about: 'anything a reader must know'},
  },
});

export type Incident = RecordOf<typeof incidentTable>;
