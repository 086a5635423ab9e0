/** Every key that the ledger ever registered: whose, since when, how far it counted, what is missing, whether it stands. */
import type {KeyView} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {count} from '../parts/figures.tsx';
import {ForeignText} from '../parts/quoted.tsx';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {gapsText} from './gaps-text.ts';

export function KeysTable({keys}: {readonly keys: readonly KeyView[]}) {
  return (
    <ScrollRegion label="Register of keys">
      <table className="signatures-table">
        <caption>In the order in which the ledger registered them</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Holder</th>
            <th scope="col">Key</th>
            <th scope="col">Since</th>
            <th scope="col">Signed</th>
            <th scope="col">Numbers missing</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <Row key={key.publicKey} value={key} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({value}: {readonly value: KeyView}) {
  const {name, holder, isRegistrar, fingerprint, registered, entries, lastSequence, lastEntry, gaps, missing} = value;
  return (
    <tr>
      <th scope="row">
        <ForeignText text={name} />
      </th>
      <td>
        {holder}
        {isRegistrar && ', registers and revokes keys'}
      </td>
      <td>
        <code>{fingerprint}</code>
      </td>
      <td>
        <EntryLink entry={registered} />
      </td>
      <td>
        {lastEntry === undefined ? (
          'nothing yet'
        ) : (
          <>
            {count(entries)}, up to number {count(lastSequence)}: <EntryLink entry={lastEntry} />
          </>
        )}
      </td>
      <td>{gapsText(gaps, missing)}</td>
      <td>
        <State value={value} />
      </td>
    </tr>
  );
}

const states: Readonly<Record<KeyView['state'], string>> = {
  stands: 'stands',
  replaced: 'replaced',
  revoked: 'revoked',
};

function State({value: {state, ended, reason}}: {readonly value: KeyView}) {
  return (
    <>
      {states[state]}
      {ended !== undefined && (
        <>
          {' '}
          by <EntryLink entry={ended} />
        </>
      )}
      {reason !== undefined && (
        <>
          : <ForeignText text={reason} />
        </>
      )}
    </>
  );
}

function EntryLink({entry}: {readonly entry: number}) {
  return (
    <CaseLink page="ledger" item={String(entry)}>
      entry {entry}
    </CaseLink>
  );
}
