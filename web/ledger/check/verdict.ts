/** The one sentence that stands above all steps. It never says more than they do: by whose word it holds belongs to it. */
import {questions, type Checked} from './check-given.ts';
import {count} from '../../parts/figures.ts';

const names: Readonly<Record<Checked['kind'], string>> = {
  proof: 'proof',
  disclosure: 'disclosure',
  receipt: 'receipt',
  checkpoint: 'checkpoint',
};

export function verdictSentence(checked: Checked): string {
  const {kind, lines, checkpoint, entry} = checked;
  if (kind === 'receipt') return receiptSentence(checked);
  if (!checked.holds) {
    const failed = lines.filter(({outcome}) => outcome === 'fails').map(({name}) => `“${questions[name]}”`);
    const why =
      failed.length > 0 ? `This fails: ${failed.join(', ')}.` : 'A step that it cannot do without was not possible.';
    return `This ${names[kind]} does not hold. ${why}`;
  }
  const size = count(checkpoint?.size);
  const by = witnessWords(checked);
  switch (kind) {
    case 'proof':
      return `This proof holds: entry ${entry?.index} stands in the ledger ${checkpoint?.origin} of ${size} entries, ${by}.`;
    case 'disclosure':
      return `This disclosure holds: what it shows is part of entry ${entry?.index} of the ledger ${checkpoint?.origin} of ${size} entries, ${by}.`;
    case 'checkpoint':
      return `This checkpoint holds: the ledger ${checkpoint?.origin} of ${size} entries, ${by}.`;
  }
}

function receiptSentence({lines, receipt}: Checked): string {
  const promise = lines.find(({name}) => name === 'promise')?.outcome;
  switch (promise) {
    case undefined:
      return 'This receipt promises nothing: no log key of the policy signed it as it stands here.';
    case 'holds':
      return `This receipt holds, and its promise was kept: entry ${receipt?.index} stands in the ledger.`;
    case 'fails':
      return 'The log signed this receipt and did not keep its promise. Keep it and what it was checked with: together they show that to anybody.';
    case 'not_asked':
      return 'This receipt holds as a promise of the log. It does not yet show that the entry stands in the ledger.';
  }
}

function witnessWords({lines}: Checked): string {
  return lines.some(({name, outcome}) => name === 'quorum' && outcome === 'holds')
    ? 'signed by the log and cosigned by the quorum'
    : 'signed by the log and, as far as this policy asks, by nobody else';
}
