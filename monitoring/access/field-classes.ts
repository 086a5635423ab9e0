/** What kinds of information the desk holds: the rows of the one table of who may read what (reading-policy.ts). */
// prettier-ignore
export const fieldClasses = [
  'act', 'person_name', 'account', 'coarse_place', 'exact_place', 'source_grade', 'source_identity', 'evidence', 'filing',
  'incident', 'verification_work', 'statement', 'attribution', 'finding_draft', 'reply_digest', 'reply', 'deliberation',
  'finding', 'release_work', 'restriction', 'hotline', 'sensitive_case', 'people',
] as const;
export type FieldClass = (typeof fieldClasses)[number];

export const fieldClassWords: Readonly<Record<FieldClass, string>> = Object.freeze({
  act: 'That something was done on the desk, on what, and when',
  person_name: 'Who on the desk did it',
  account: 'What a report says was seen, heard or told, with its figures',
  coarse_place: 'The district or the cell of the fixed grid',
  exact_place: 'The exact place',
  source_grade: 'How reliable the source and how credible the content was graded, consent, risk of reprisal',
  source_identity: 'Who the source is (sealed in the vault)',
  evidence: 'Pieces of evidence and what was done with them',
  filing: 'What a side filed in confidence: complaints, recusals it asked for, disputes',
  incident: 'An incident as reconstructed, and how far its verification got',
  verification_work: 'Tasks, proposals, blind second checks and how far they agree',
  statement: 'What an actor said in public: claims, accusations, denials',
  attribution: 'Drafts and findings on who did it, layer by layer, before release',
  finding_draft: 'A finding before it is decided, and its review',
  reply_digest: 'The digest of a draft that was sent for reply',
  reply: 'The reply, unedited',
  deliberation: 'Votes and reasons of those who decide',
  finding: 'A finding as decided, with its dissent',
  release_work: 'Checks and approvals before something is released',
  restriction: 'Who kept monitors from where, and how',
  hotline: 'Calls on the hotline',
  sensitive_case: 'Cases of children and of sexual violence',
  people: 'The list of people, their roles, recusals and deputies',
});
