/**
 * A person comes in: his key is registered and his enrolment entered in one commit, the key by the registrar of this
 * machine, the enrolment by the server’s own key, or neither. What is asked of the link is asked again in the moment in
 * which the entries take their place, so that of two who come at once with one link only the first is taken.
 */
import {
  actContents,
  actTable,
  deskPerson,
  installationCase,
  onlyPerson,
  readActContents,
  type ActWords,
  type Credential,
  type People,
} from '../../monitoring/desk/index.ts';
import {formatProblem, success, type Result} from '../../monitoring/kernel/index.ts';
import {canonicalJson, registrarName, type Json, type SignedLeaf} from '../../monitoring/ledger/index.ts';
import type {Contents} from '../contents/index.ts';
import type {DeskKey, Desks, OfferedAct} from '../desk/index.ts';
import {nodeCryptography, type LedgerKeys, type Signer, type Signers} from '../keys/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {sealGroups, type SealedGroups} from '../workflows/records/seal-groups.ts';
import type {FirstLink} from './first-link.ts';
import {linkRefused} from './refusals.ts';
import type {Random} from './secrets.ts';

export interface EnrolParts {
  readonly ledger: Pick<Ledger, 'root'>;
  readonly contents: Pick<Contents, 'keep' | 'destroy'>;
  readonly keys: LedgerKeys;
  readonly signers: Signers;
  readonly desks: Pick<Desks, 'offer'>;
  readonly people: () => People;
  readonly deskKey: Pick<DeskKey, 'signer' | 'inTurn' | 'newId'>;
  readonly firstLink: FirstLink;
  readonly random: Random;
  /** ISO 8601 in UTC: the caller’s clock. */
  readonly now: () => string;
}

/** Who would be enrolled by this link now. */
export interface Claim {
  readonly person: string;
  readonly keyName: string;
  readonly isFirst: boolean;
  readonly kind: 'administrator' | 'invited' | 'only';
  readonly name?: string;
}

/** `tokenSha256` is absent in an installation of one. Undefined whatever is wrong with the link. */
export function claimOf(
  {people, firstLink, now}: Pick<EnrolParts, 'people' | 'firstLink' | 'now'>,
  tokenSha256: string | undefined,
): Claim | undefined {
  const current = people();
  if (tokenSha256 === undefined) {
    if (current.state.mode !== 'single_user') return undefined;
    const devices = current.person(onlyPerson)?.devices.length ?? 0;
    return {person: onlyPerson, keyName: `${onlyPerson}-${devices + 1}`, isFirst: devices === 0, kind: 'only'};
  }
  const administrator = firstLink.personBy(tokenSha256);
  if (administrator !== undefined) {
    return {person: administrator, keyName: `${administrator}-1`, isFirst: true, kind: 'administrator'};
  }
  const open = current.invitationBy(tokenSha256);
  if (open === undefined || open.expires <= now()) return undefined;
  const {person, keyName, isFirst} = open;
  const name = current.person(person)?.name;
  return {person, keyName, isFirst, kind: 'invited', ...(name === undefined ? {} : {name})};
}

export interface EnrolRequest {
  readonly tokenSha256: string | undefined;
  readonly keyName: string;
  /** Base64. */
  readonly publicKey: string;
  readonly possession: string;
  readonly credential?: Credential;
  /** Of the first administrator. */
  readonly name?: string;
}

export interface Enrolled {
  readonly person: string;
  /** The entry of the enrolment. */
  readonly entry: number;
}

export const enrol = (parts: EnrolParts, request: EnrolRequest): Promise<Result<Enrolled>> =>
  parts.deskKey.inTurn(() => enrolInTurn(parts, request));

async function enrolInTurn(parts: EnrolParts, request: EnrolRequest): Promise<Result<Enrolled>> {
  const recorded = parts.now();
  const registrar = parts.signers(registrarName, recorded);
  const desk = parts.deskKey.signer();
  if (!registrar.ok) return registrar;
  if (!desk.ok) return desk;
  const claim = claimOf(parts, request.tokenSha256);
  if (claim === undefined || claim.keyName !== request.keyName) return linkRefused;
  const sealed = wordsOf(parts, claim, request, recorded).map((words): SealedWords => {
    const groups = actContents(words) as Parameters<typeof sealGroups>[0];
    return {words, id: parts.deskKey.newId(), groups: sealGroups(groups, () => parts.random(32))};
  });
  const contents = sealed.flatMap(({groups}) => groups.contents);
  await parts.contents.keep(contents);
  const taken = await enter(parts, {claim, request, recorded, sealed, registrar: registrar.value, desk: desk.value});
  if (!taken.ok) await parts.contents.destroy(contents.map(({commitment}) => commitment));
  else if (claim.kind === 'administrator') parts.firstLink.used();
  return taken;
}

interface SealedWords {
  readonly words: ActWords;
  readonly id: string;
  readonly groups: SealedGroups;
}

const linkDays = 1;

/** What the server says: for the first administrator also that there are accounts, and his invitation. */
function wordsOf({people}: EnrolParts, claim: Claim, request: EnrolRequest, recorded: string): readonly ActWords[] {
  const {keyName, publicKey, credential, name} = request;
  const enrolled: ActWords = {
    kind: 'person_enrolled',
    subject: claim.person,
    body: {keyName, publicKey, ...(credential === undefined ? {} : {credential})},
  };
  if (claim.kind !== 'administrator') return [enrolled];
  const expires = new Date(Date.parse(recorded) + linkDays * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const invited: ActWords = {
    kind: 'person_invited',
    subject: claim.person,
    body: {
      name: name ?? 'Administrator',
      grants: [{case: '*', role: 'administrator'}],
      tokenSha256: request.tokenSha256 ?? '',
      expires,
    },
  };
  const mode: ActWords = {kind: 'mode_set', subject: installationCase, body: {mode: 'accounts'}};
  return people().state.mode === 'unset' ? [mode, invited, enrolled] : [invited, enrolled];
}

interface Entering {
  readonly claim: Claim;
  readonly request: EnrolRequest;
  readonly recorded: string;
  readonly sealed: readonly SealedWords[];
  readonly registrar: Signer;
  readonly desk: Signer;
}

/** Between the question and the place in the ledger nothing waits. */
async function enter(parts: EnrolParts, entering: Entering): Promise<Result<Enrolled>> {
  const {claim, request, recorded, sealed, registrar, desk} = entering;
  const {publicKey, possession, tokenSha256, keyName: name} = request;
  if (claimOf(parts, tokenSha256)?.keyName !== name) return linkRefused;
  const key = registrar.sign({kind: 'key_registered', recorded, name, holder: 'device', publicKey, possession});
  const problems = parts.keys.register().problems(key, (size) => parts.ledger.root(size));
  if (problems.length > 0) {
    registrar.forget();
    return linkRefused;
  }
  const {outcomes, stands} = parts.desks.offer(sealed.map(offered(recorded)), {
    before: 1,
    leaves: (taken) => [key, ...taken.map((index) => leafOf(sealed[index], desk, recorded))].map(bytesOf),
  });
  try {
    await stands;
  } catch (error) {
    registrar.forget();
    desk.forget();
    throw error;
  }
  const last = outcomes.at(-1);
  if (outcomes.some(({kind}) => kind === 'taken')) {
    registrar.kept();
    desk.kept();
  } else registrar.forget();
  return last?.kind === 'taken' ? success({person: claim.person, entry: last.entry}) : linkRefused;
}

const offered =
  (recorded: string) =>
  ({words, id}: SealedWords): OfferedAct => {
    const read = readActContents(actContents(words));
    if (!read.ok)
      throw new Error(`the server made an act that is none: ${read.problems.map(formatProblem).join('; ')}`);
    return {leaf: {case: installationCase, id, recorded}, person: deskPerson, parts: read.value};
  };

function leafOf(sealed: SealedWords | undefined, desk: Signer, recorded: string): SignedLeaf {
  if (sealed === undefined) throw new Error('an act was taken that was not offered');
  const {id, groups} = sealed;
  return desk.sign({
    kind: 'record',
    case: installationCase,
    table: actTable,
    id,
    groups: groups.commitments,
    recorded,
  });
}

const bytesOf = (leaf: SignedLeaf): Uint8Array => nodeCryptography.utf8.encode(canonicalJson(leaf as unknown as Json));
