/** One release on its way out: each check with what it says and how it was answered, when it may go, and who approves. */
import type {ReleaseFileView} from '../../../platform/contract/index.ts';
import {ActsPanel} from '../acts/acts-panel.tsx';
import {BodyList} from '../file/body-list.tsx';
import {History, StateWord} from '../file/file-parts.tsx';
import {FilePage} from '../file/file-page.tsx';

export function ReleaseFilePage({id}: {readonly id: string}) {
  return (
    <FilePage<ReleaseFileView> noun="releases" id={id} heading={headingOf}>
      {(release) => <Release release={release} />}
    </FilePage>
  );
}

const headingOf = ({proposed}: ReleaseFileView): string =>
  typeof proposed['title'] === 'string' ? proposed['title'] : 'A release';

function Release({
  release: {id, state, proposed, checks, earliest, acts, history},
}: {
  readonly release: ReleaseFileView;
}) {
  return (
    <>
      <p className="file-line">
        <StateWord state={state} />
        <span>Not before {earliest.slice(0, 16).replace('T', ' ')} UTC</span>
      </p>
      <ActsPanel keys acts={acts.map((act) => ({...act, subject: id}))} />
      <section>
        <h2>Checks</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col">Outcome</th>
              <th scope="col">What it says</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({check, outcome, sentences, answer}) => (
              <tr key={check}>
                <th scope="row">{check.replaceAll('_', ' ')}</th>
                <td>{outcome}</td>
                <td>{sentences.join(' ')}</td>
                <td dir="auto">{answer}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>What would go out</h2>
        <BodyList kind="release_proposed" body={proposed} leave={['title', 'answers']} />
      </section>
      <History lines={history} />
    </>
  );
}
