/**
 * What one audience receives of one record: a proof of the leaf and those groups, each with its salt. The same file
 * shape for every audience; what is left out is seen by its commitment and by nothing else.
 */
import {canonicalJson, isJsonRecord, parseCanonical, type Json} from '../canonical.ts';
import type {Cryptography} from '../cryptography.ts';
import {decodeLeaf} from '../leaf-form.ts';
import {checkProof, type CheckedProof, type ProofQuestion} from '../checkpoints/check-proof.ts';
import {readProof} from '../checkpoints/tlog-proof.ts';
import {opensGroup, type OpenGroup} from './field-groups.ts';
import {signatureHolds, type RecordLeaf} from './signed-leaf.ts';

export const disclosureFormat = 'holdfire-disclosure/1';

export interface Disclosure {
  readonly format: typeof disclosureFormat;
  readonly audience: string;
  /** A tlog-proof that carries the leaf. */
  readonly proof: string;
  readonly groups: Readonly<Record<string, OpenGroup>>;
  /** Groups that nobody receives any more, with the `removal` entry that says why; absent where none was removed. */
  readonly removed?: Readonly<Record<string, number>>;
}

export const disclosureText = (disclosure: Disclosure): string => `${canonicalJson(disclosure as unknown as Json)}\n`;

/** Undefined where it is none, or would not print back to the same text. */
export function readDisclosure(text: string): Disclosure | undefined {
  const value = text.endsWith('\n') ? parseCanonical(text.slice(0, -1)) : undefined;
  if (!isJsonRecord(value) || value['format'] !== disclosureFormat) return undefined;
  const {audience, proof, groups, removed} = value;
  if (
    Object.keys(value).length !== (removed === undefined ? 4 : 5) ||
    typeof audience !== 'string' ||
    typeof proof !== 'string'
  )
    return undefined;
  if (!isJsonRecord(groups) || !Object.values(groups).every(isOpenGroup)) return undefined;
  if (removed !== undefined && !isRemoved(removed)) return undefined;
  return value as unknown as Disclosure;
}

const isOpenGroup = (value: Json): boolean =>
  isJsonRecord(value) &&
  Object.keys(value).length === 2 &&
  typeof value['salt'] === 'string' &&
  isJsonRecord(value['content']);

const isRemoved = (value: Json): boolean =>
  isJsonRecord(value) && Object.keys(value).length > 0 && Object.values(value).every((entry) => isIndex(entry));

const isIndex = (value: Json): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

export interface CheckedDisclosure {
  readonly holds: boolean;
  /** Undefined where the proof cannot be read. */
  readonly proof?: CheckedProof;
  readonly record?: RecordLeaf;
  readonly signatureHolds: boolean;
  /**
   * Every group of the record: opened and true to its commitment, false to it, or not disclosed. `removedBy` is what the file
   * says of one that is not disclosed; the entry that it names is proved like any other.
   */
  readonly groups: readonly {
    readonly name: string;
    readonly state: 'opened' | 'false' | 'closed';
    readonly removedBy?: number;
  }[];
  /** Groups in the file that the record does not have. */
  readonly strangers: readonly string[];
}

export function checkDisclosure(
  by: Cryptography,
  disclosure: Disclosure,
  asked: Omit<ProofQuestion, 'proof' | 'leaf'>,
): CheckedDisclosure {
  const proof = readProof(by.utf8, disclosure.proof);
  const leaf = proof?.leaf === undefined ? undefined : decodeLeaf(by.utf8, proof.leaf);
  const record = leaf?.ok === true && leaf.value.kind === 'record' ? leaf.value : undefined;
  if (proof === undefined || record === undefined) {
    return {holds: false, signatureHolds: false, groups: [], strangers: Object.keys(disclosure.groups)};
  }
  const checked = checkProof(by, {...asked, proof});
  const groups = Object.keys(record.groups).map((name) => {
    const group = Object.hasOwn(disclosure.groups, name) ? disclosure.groups[name] : undefined;
    const state = group === undefined ? 'closed' : opensGroup(by, record, name, group) ? 'opened' : 'false';
    const removedBy = state === 'closed' ? disclosure.removed?.[name] : undefined;
    return {name, state, ...(removedBy === undefined ? {} : {removedBy})} as const;
  });
  const named = [...Object.keys(disclosure.groups), ...Object.keys(disclosure.removed ?? {})];
  const strangers = named.filter((name) => !Object.hasOwn(record.groups, name));
  const signed = signatureHolds(by, record);
  const holds = checked.holds && signed && strangers.length === 0 && groups.every(({state}) => state !== 'false');
  return {holds, proof: checked, record, signatureHolds: signed, groups, strangers};
}
