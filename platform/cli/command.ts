/** A command as data: what it takes, what help says about it, and the module that does it, loaded only when it runs. */
import type {OptionName} from './options.ts';
import type {Taken, Words} from './words.ts';

/** 0 done; 1 the ledger or the machine refused; 2 the input or the words were refused; 3 nothing was found. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Command extends Taken {
  /** For the overview: the words after the name, and what it does in half a line. */
  readonly line: string;
  readonly about: string;
  /** What a newcomer must know, in whole sentences, without examples. */
  readonly text: string;
  readonly examples: readonly {readonly words: string; readonly about: string}[];
  readonly options: readonly OptionName[];
  readonly load: () => Promise<(words: Words) => Promise<ExitCode>>;
}
