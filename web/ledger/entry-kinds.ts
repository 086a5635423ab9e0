/** Kinds of entries in the reader's words, and what each is for. Unknown kinds keep their own name. */
const kinds: Readonly<Record<string, {readonly word: string; readonly sentence: string}>> = {
  document: {
    word: 'document',
    sentence: 'A text of a case: its description, an agreement, a map. The same name again is a new version.',
  },
  import_opened: {
    word: 'import begins',
    sentence: 'Names the table, the file and its hash, the columns and who imported it; its rows follow.',
  },
  row: {
    word: 'row',
    sentence: 'One imported row as it was published, with nothing added.',
  },
  import_sealed: {
    word: 'import ends',
    sentence: 'Commits to all rows of the import by their count and their own root.',
  },
  withdrawal: {
    word: 'withdrawal',
    sentence: 'An author takes a record back and says why. The record stays in the ledger and in every earlier state.',
  },
  key_registered: {
    word: 'key registered',
    sentence: 'From this entry on the key named here speaks for the name given here.',
  },
  key_replaced: {
    word: 'key replaced',
    sentence: 'A name changes its key, signed with the key that goes. What the earlier key signed stays as it is.',
  },
  key_revoked: {
    word: 'key revoked',
    sentence:
      'From this entry on the key counts for nothing more, for the reason given. What it signed before stays, and shows that.',
  },
  record: {
    word: 'record in parts',
    sentence:
      'One record of which each audience receives its own parts. The entry commits to all of them at once and shows none.',
  },
  removal: {
    word: 'removal',
    sentence:
      'Parts of an earlier record were destroyed, for the reason given. Its entry and every proof of it stay valid.',
  },
  custody: {
    word: 'custody',
    sentence: 'Something was done with a piece of evidence, which is named by its hash and lies outside the ledger.',
  },
  witness_policy: {
    word: 'witnesses named',
    sentence: 'Says who must cosign the ledger before anything in it counts as established, from this entry on.',
  },
};

export const kindWord = (kind: string): string => kinds[kind]?.word ?? kind.replaceAll('_', ' ');
export const kindSentence = (kind: string): string | undefined => kinds[kind]?.sentence;
