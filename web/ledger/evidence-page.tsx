/**
 * The evidence of a case: each piece by its hash, with size, kind and everything that was done with it, each event with
 * the entry that says so. Never the content: that lies with the mission, and whoever has it can hash it.
 */
import type {CustodyEventView, EvidencePieceView, EvidenceView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {useAddress} from '../app/address.ts';
import {useCase} from '../app/case-context.ts';
import {CaseLink} from '../app/link.tsx';
import {ForeignText} from '../parts/quoted.tsx';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';
import {bytesText} from './bytes-text.ts';
import {instantText} from './instant-text.ts';
import {LedgerWays} from './ledger-ways.tsx';

export function EvidencePage() {
  const {summary} = useCase();
  const {query} = useAddress();
  const answer = useAnswer<EvidenceView>(
    apiPath(['cases', summary.id, 'evidence'], {date: query['date'], size: query['size']}),
  );
  return (
    <article className="ledger evidence">
      <LedgerWays open="evidence" />
      <h1 tabIndex={-1}>Evidence</h1>
      <p className="lede">
        Pictures, recordings and papers come into the record by their hash, before any entry names them. Their content
        is not shown here. Whoever holds a file can compute its SHA-256 and find it below, or not.
      </p>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <div className={answer.stale ? 'stale' : undefined} aria-busy={answer.stale}>
          <p>{answer.value.sentence}</p>
          {answer.value.pieces.length === 0 && (
            <Empty sentence="In a terminal: holdfire evidence --help says how a file comes in." />
          )}
          {answer.value.pieces.map((piece) => (
            <Piece key={piece.evidence} piece={piece} />
          ))}
        </div>
      )}
    </article>
  );
}

function Piece({piece}: {readonly piece: EvidencePieceView}) {
  const {evidence, bytes, mediaType, madeFrom, tool, sealed, derivatives, custody} = piece;
  return (
    <section className="evidence-piece" id={evidence}>
      <h2>
        <code>{evidence}</code>
      </h2>
      <p>
        {bytesText(bytes)}, {mediaType === '' ? 'kind not known' : mediaType}.{' '}
        {sealed !== undefined && (
          <>
            Sealed with <EntryLink entry={sealed} />.
          </>
        )}
      </p>
      {madeFrom !== undefined && (
        <p>
          Made from <PieceLink evidence={madeFrom} />
          {tool !== undefined && (
            <>
              {' '}
              with <ForeignText text={tool} />
            </>
          )}
          .
        </p>
      )}
      {derivatives.length > 0 && (
        <p>
          Made from it:{' '}
          {derivatives.map((one, index) => (
            <span key={one}>
              {index > 0 && ', '}
              <PieceLink evidence={one} />
            </span>
          ))}
          .
        </p>
      )}
      <ol className="evidence-custody" aria-label={`What was done with ${evidence.slice(0, 16)}`}>
        {custody.map((event) => (
          <Custody key={`${event.entry} ${event.event}`} event={event} />
        ))}
      </ol>
    </section>
  );
}

function Custody({event}: {readonly event: CustodyEventView}) {
  const {entry, sentence, author, recorded, note, other, tool, faults} = event;
  return (
    <li>
      <span className="evidence-when">{instantText(recorded)}</span>
      <div>
        <p>
          {sentence}
          {other !== undefined && (
            <>
              {' '}
              (<PieceLink evidence={other} />)
            </>
          )}
          , says <ForeignText text={author} />
          {tool !== undefined && tool !== '' && (
            <>
              , with <ForeignText text={tool} />
            </>
          )}
          : <EntryLink entry={entry} />.
        </p>
        {note !== '' && (
          <p className="note">
            <ForeignText text={note} />
          </p>
        )}
        {faults.map((fault) => (
          <p key={fault} className="evidence-fault">
            Does not follow from what stood before: {fault}
          </p>
        ))}
      </div>
    </li>
  );
}

function EntryLink({entry}: {readonly entry: number}) {
  return (
    <CaseLink page="ledger" item={String(entry)}>
      entry {entry}
    </CaseLink>
  );
}

const PieceLink = ({evidence}: {readonly evidence: string}) => (
  <a href={`#${evidence}`}>
    <code>{evidence.slice(0, 16)}</code>
  </a>
);
