/** Every key that the ledger ever registered: whose, since when, how far it counted, what is missing, whether it stands. */
import type {KeyView} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {count} from '../parts/figures.ts';
import {ForeignText} from '../parts/quoted.tsx';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {useNarrow} from '../parts/use-narrow.ts';
import {gapsText} from './gaps-text.ts';

export function KeysTable({keys}: {readonly keys: readonly KeyView[]}) {
  const narrow = useNarrow();
  if (narrow) {
    return (
      <ul className="keys-cards">
        {keys.map((key) => (
          <Card key={key.publicKey} value={key} />
        ))}
      </ul>
    );
  }
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
  return (
    <tr>
      <th scope="row">
        <ForeignText text={value.name} />
      </th>
      <td>{holderText(value)}</td>
      <td>
        <Fingerprint hex={value.fingerprint} />
      </td>
      <td>
        <EntryLink entry={value.registered} />
      </td>
      <td>
        <Signed value={value} />
      </td>
      <td>{gapsText(value.gaps, value.missing)}</td>
      <td>
        <State value={value} />
      </td>
    </tr>
  );
}

function Card({value}: {readonly value: KeyView}) {
  return (
    <li>
      <h3>
        <ForeignText text={value.name} />
      </h3>
      <p>
        <Fingerprint hex={value.fingerprint} />
      </p>
      <p>
        {holderText(value)}; since <EntryLink entry={value.registered} />; <State value={value} />
      </p>
      <p>
        Signed: <Signed value={value} />. Numbers missing: {gapsText(value.gaps, value.missing)}.
      </p>
    </li>
  );
}

const holderText = ({holder, isRegistrar}: KeyView): string =>
  isRegistrar ? `${holder}, registers and revokes keys` : holder;

/** In fours, to be read aloud. */
const Fingerprint = ({hex}: {readonly hex: string}) => <code>{hex.replace(/(.{4})(?=.)/g, '$1 ')}</code>;

function Signed({value: {entries, lastSequence, lastEntry}}: {readonly value: KeyView}) {
  if (lastEntry === undefined) return <>nothing yet</>;
  return (
    <>
      {count(entries)}, up to number {count(lastSequence)}: <EntryLink entry={lastEntry} />
    </>
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
