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
};

export const kindWord = (kind: string): string => kinds[kind]?.word ?? kind.replaceAll('_', ' ');
export const kindSentence = (kind: string): string | undefined => kinds[kind]?.sentence;
