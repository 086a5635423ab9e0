/** The pages of the ledger, beside each other: its entries, who signs and vouches, the check of a file, evidence. */
import {CaseLink} from '../app/link.tsx';

const ways = [
  [undefined, 'Entries'],
  ['signatures', 'Signatures'],
  ['check', 'Check'],
  ['evidence', 'Evidence'],
] as const;

export function LedgerWays({open}: {readonly open?: 'signatures' | 'check' | 'evidence'}) {
  return (
    <nav aria-label="Pages of the ledger" className="ledger-tabs">
      <ul className="ledger-pages">
        {ways.map(([item, name]) => (
          <li key={name}>
            <CaseLink page="ledger" {...(item === undefined ? {} : {item})} current={item === open}>
              {name}
            </CaseLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
