/**
 * Whose words: each holder's accounts of one clause in columns of one width, wording quoted in its language and
 * direction, with where it was published. None of the columns is the text.
 */
import type {DifferenceSegment} from '../../monitoring/agreement/account-difference.ts';
import {shortDay} from '../parts/day-text.ts';
import {PartyName} from '../parts/party-name.tsx';
import {ForeignText, Quoted, SourceAddress} from '../parts/quoted.tsx';
import type {Account, AccountColumn, VersionComparison} from './account-columns.ts';
import {confirmedText, languageText} from './agreement-words.ts';

export function Accounts({columns}: {readonly columns: readonly AccountColumn[]}) {
  return (
    <div className="accounts">
      {columns.map((column) => (
        <Column key={column.holder} column={column} />
      ))}
    </div>
  );
}

function Column({column}: {readonly column: AccountColumn}) {
  return (
    <div className="account-column">
      <h5>
        <PartyName id={column.holder} name={column.holderName} />
      </h5>
      {column.accounts.length === 0 && (
        <p className="no-obligation">No account of this clause by this side is recorded.</p>
      )}
      {column.accounts.map((account) => (
        <AccountText key={`${account.version ?? ''} ${account.says}`} account={account} />
      ))}
      {column.comparisons.map((comparison) => (
        <Comparison key={comparison.second.says} comparison={comparison} />
      ))}
    </div>
  );
}

function AccountText({account: {version, says, wording, language, cited}}: {readonly account: Account}) {
  return (
    <div className="account">
      {version !== undefined && <p className="account-version">{version}</p>}
      <p>{says}</p>
      {wording !== undefined && (
        <blockquote className="account-wording">
          <p>
            <Quoted text={wording} language={language} />
          </p>
          {language !== undefined && language !== 'en' && (
            <p className="account-language">in {languageText(language)}</p>
          )}
        </blockquote>
      )}
      <Citations cited={cited} />
    </div>
  );
}

function Citations({cited}: {readonly cited: Account['cited']}) {
  if (cited.length === 0) return <p className="note">No publication is cited.</p>;
  return (
    <ul className="citations" aria-label="Where it was published">
      {cited.map(({source, sourceName, title, published, address, confirmed}) => (
        <li key={`${source} ${address ?? ''} ${title ?? ''}`}>
          <span className="citation-source">{sourceName}</span>
          {title !== undefined && (
            <>
              , “<ForeignText text={title} />”
            </>
          )}
          {published === undefined ? ', no day given' : `, ${shortDay(published)}`}
          {address !== undefined && (
            <>
              , <SourceAddress address={address} />
            </>
          )}
          ; {confirmedText(confirmed)}
        </li>
      ))}
    </ul>
  );
}

function Comparison({comparison: {first, second, difference}}: {readonly comparison: VersionComparison}) {
  return (
    <div className="comparison">
      <p className="account-version">The two versions, word by word</p>
      <p dir="auto" lang={difference.compared === 'wording' ? first.language : undefined}>
        {difference.segments.map((segment, index) => (
          // Segments have no name but their place, and the list never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <Segment key={index} segment={segment} />
        ))}
      </p>
      <p className="note">
        <del>Struck through</del>: only in “{first.version}”. <ins>Underlined</ins>: only in “{second.version}”.
        {difference.compared === 'says' && ' Compared are the paraphrases, because no wording of both is on record.'}
      </p>
    </div>
  );
}

function Segment({segment: {kind, text}}: {readonly segment: DifferenceSegment}) {
  switch (kind) {
    case 'same':
      return text;
    case 'only_first':
      return <del>{text}</del>;
    case 'only_second':
      return <ins>{text}</ins>;
  }
}
