/** What changed lately in the record, newest first as the model gives it, each with its incident or its entry. */
import type {Overview} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {shortDay} from '../parts/day-text.ts';
import {Empty} from '../parts/waiting.tsx';

export function Lately({lately}: {readonly lately: Overview['lately']}) {
  return (
    <section aria-labelledby="lately-title">
      <h2 id="lately-title">What changed lately</h2>
      {lately.length === 0 ? (
        <Empty sentence="Nothing became public in the days before this one." />
      ) : (
        <ol className="lately">
          {lately.map(({day, sentence, incident, entry}) => (
            <li key={`${entry} ${sentence}`}>
              <time dateTime={day}>{shortDay(day)}</time>
              <span>
                <span dir="auto">{sentence}</span>{' '}
                <span className="lately-links">
                  {incident !== undefined && (
                    <CaseLink page="incidents" item={incident}>
                      incident
                    </CaseLink>
                  )}
                  <CaseLink page="ledger" item={String(entry)}>
                    entry {entry.toLocaleString('en')}
                  </CaseLink>
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
