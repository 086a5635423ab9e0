/**
 * Who may read what, written a second time by hand from the table of roles (domain vocabulary 7) and the rules of doing no
 * harm (8), role by role as a lawyer would say it. It shares no line with the table that decides; the two are compared cell
 * by cell, and the leak campaigns ask this one. A change of policy is made twice, knowingly.
 */

/** What is known of one piece of information and of who asks. */
export interface Asked {
  readonly role: string;
  readonly what: string;
  /** Written by this person or this person's side. */
  readonly own: boolean;
  /** Sent to this person or this person's side. */
  readonly sent: boolean;
  /** To which audiences it was released. */
  readonly released: {readonly parties: boolean; readonly guarantors: boolean; readonly public: boolean};
  /** Belongs to a case of children or of sexual violence. */
  readonly sensitive: boolean;
}

export function mayReadByHand(asked: Asked): boolean {
  if (asked.sensitive && !['specialist', 'head_of_mission', 'data_protection_officer'].includes(asked.role))
    return false;
  return (readers[asked.role] ?? nobody)(asked);
}

type Reader = (asked: Asked) => boolean;

const nobody: Reader = () => false;

/** What leaves the mission at all, once somebody decided that it does. Everything else stays inside whatever happens. */
const canBeReleased = new Set([
  'act',
  'coarse_place',
  'incident',
  'statement',
  'attribution',
  'reply',
  'finding',
  'restriction',
]);

/** "Read released products." */
const anybody: Reader = ({what, released}) => canBeReleased.has(what) && released.public;

/** Whoever has an account sees himself in the list of people. */
const oneself: Reader = ({what, own}) => what === 'people' && own;

const reporter: Reader = (asked) =>
  anybody(asked) ||
  oneself(asked) ||
  // A question about his own report, and why it was not taken up.
  (asked.what === 'verification_work' && asked.sent) ||
  // "Submit, add, withdraw consent, get feedback; not see other reporters": what he told, and that it was taken in.
  (asked.own && ['account', 'exact_place', 'coarse_place', 'act', 'person_name'].includes(asked.what));

/** Everybody who works for the mission knows what happened, what is decided, and who does what. */
const colleague: Reader = (asked) => {
  const {what, released} = asked;
  if (['act', 'person_name', 'coarse_place', 'incident', 'statement', 'finding', 'restriction'].includes(what))
    return true;
  const isOut = released.public || released.parties || released.guarantors;
  return oneself(asked) || (canBeReleased.has(what) && isOut);
};

/** Who checks, drafts, reviews or decides needs the whole file, but no identity and no vote of others. */
const officer: Reader = (asked) =>
  colleague(asked) ||
  [
    'account',
    'source_grade',
    'evidence',
    'filing',
    'verification_work',
    'attribution',
    'finding_draft',
    'reply_digest',
    'reply',
    'release_work',
    'hotline',
  ].includes(asked.what);

const readers: Readonly<Record<string, Reader>> = {
  public: anybody,
  reporter,
  // "Create observations, restrictions, patrol logs": his own reports, the hotline that he keeps, the tasks given to him.
  monitor: (asked) =>
    colleague(asked) ||
    asked.what === 'hotline' ||
    (asked.own && ['account', 'exact_place', 'evidence'].includes(asked.what)) ||
    (asked.what === 'verification_work' && asked.sent),
  verification_officer: (asked) => officer(asked) || asked.what === 'exact_place',
  investigator: (asked) => officer(asked) || asked.what === 'exact_place',
  legal_reviewer: (asked) => officer(asked) || asked.what === 'deliberation',
  head_of_mission: (asked) =>
    officer(asked) || ['exact_place', 'deliberation', 'people', 'sensitive_case'].includes(asked.what),
  casualty_recorder: (asked) =>
    colleague(asked) ||
    ['account', 'source_grade', 'evidence'].includes(asked.what) ||
    (asked.what === 'verification_work' && asked.sent),
  // Specialist-only access to cases of children and sexual violence; an identity only when the vault opened it for him.
  specialist: (asked) =>
    colleague(asked) ||
    ['account', 'evidence', 'sensitive_case'].includes(asked.what) ||
    (asked.what === 'verification_work' && asked.sent) ||
    (asked.what === 'release_work' && asked.own) ||
    (asked.what === 'source_identity' && asked.sent),
  // "Stop publication, order redaction and sealing": reads what may go out and what protects people, not the evidence.
  data_protection_officer: (asked) =>
    colleague(asked) ||
    [
      'account',
      'filing',
      'finding_draft',
      'reply_digest',
      'reply',
      'release_work',
      'sensitive_case',
      'people',
    ].includes(asked.what) ||
    (asked.what === 'source_identity' && asked.sent),
  // "File complaints, reply, hotline; no drafts beyond the digest, no raw witness data": his side's own, what was sent to
  // his side, and what was released to the parties.
  party_liaison: (asked) => {
    const {what, own, sent, released} = asked;
    if (oneself(asked)) return true;
    if (canBeReleased.has(what) && (released.public || released.parties)) return true;
    if (what === 'reply_digest' || what === 'verification_work') return sent;
    return (
      own &&
      [
        'act',
        'person_name',
        'account',
        'coarse_place',
        'exact_place',
        'evidence',
        'filing',
        'statement',
        'reply',
        'hotline',
      ].includes(what)
    );
  },
  // "See agreed tiers, vote, dissent; no source identities, no other side's confidential filings."
  commission_member: (asked) => {
    const {what, own, sent, released} = asked;
    if (oneself(asked)) return true;
    if (canBeReleased.has(what) && (released.public || released.parties)) return true;
    if (what === 'deliberation') return own || sent;
    if (what === 'reply_digest') return sent;
    return own && ['act', 'person_name'].includes(what);
  },
  guarantor: (asked) =>
    oneself(asked) || (canBeReleased.has(asked.what) && (asked.released.public || asked.released.guarantors)),
  partner_agency: (asked) => oneself(asked) || anybody(asked),
  researcher: (asked) => oneself(asked) || anybody(asked),
  // "Read the log, verify proofs; no content above tier": that something was done, by whom, and who held which role.
  auditor: (asked) => anybody(asked) || ['act', 'person_name', 'people'].includes(asked.what),
  // "Keep it running; not read protected content."
  administrator: (asked) => anybody(asked) || asked.what === 'people',
};
