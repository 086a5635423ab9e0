/**
 * The table that decides who may read and do what, in words that a lawyer can read: each role with its tier, each class of
 * information with who reads it from when, each act with who may do it. It is printed from the table that the server asks.
 */
import type {PolicyPage as Policy} from '../../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../../api/answer.ts';
import {ScrollRegion} from '../../parts/scroll-region.tsx';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import {actGroupsOf, readersOf} from './policy-words.ts';

export function PolicyPage() {
  const answer = useAnswer<Policy>(apiPath(['policy']));
  return (
    <div className="policy">
      <h1 tabIndex={-1}>Who may read and do what</h1>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && <Tables policy={answer.value} />}
    </div>
  );
}

function Tables({policy}: {readonly policy: Policy}) {
  return (
    <>
      <p className="lede">
        One table decides: pages, exports, search, counts and maps ask it for every piece, and what it does not name
        nobody reads. A role of a side is one role with the side beside it, so no right can be given to one side alone.
      </p>
      <p className="note">
        The holder of the ledger sees that a key of the desk wrote something and when, and nothing of what. Decisions
        need a second person, whatever the role: nobody approves, reviews or decides what is his own.
      </p>
      <Reading policy={policy} />
      <Grid policy={policy} />
      <Acting policy={policy} />
      <Roles policy={policy} />
    </>
  );
}

/** One paragraph a class: a reader who looks for one piece of information finds who reads it. */
function Reading({policy}: {readonly policy: Policy}) {
  return (
    <section>
      <h2>Who reads what</h2>
      <table className="policy-reading">
        <caption>By kind of information: who reads it, and from when. Whoever is not named never reads it.</caption>
        <thead>
          <tr>
            <th scope="col">Information</th>
            <th scope="col">Read by</th>
          </tr>
        </thead>
        <tbody>
          {policy.reading.map(({fieldClass, word, cells}) => (
            <tr key={fieldClass}>
              <th scope="row">{word}</th>
              <td>
                {readersOf(cells, policy.roles).map(({when, who}) => (
                  <p key={when}>
                    <strong>{when}:</strong> {who.join('; ')}.
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same as a grid, for whoever looks for one role. */
function Grid({policy: {roles, reading}}: {readonly policy: Policy}) {
  return (
    <details className="policy-grid">
      <summary>The same as a table of roles and information</summary>
      <ScrollRegion label="Roles and information">
        <table>
          <caption>Each cell says from when the role of its column reads the information of its row.</caption>
          <thead>
            <tr>
              <th scope="col">Information</th>
              {roles.map(({role, word}) => (
                <th key={role} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.map(({fieldClass, word, cells}) => (
              <tr key={fieldClass}>
                <th scope="row">{word}</th>
                {cells.map((cell) => (
                  <td key={cell.role}>{cell.word}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}

function Acting({policy: {acting, roles}}: {readonly policy: Policy}) {
  const wordOf = new Map(roles.map(({role, word}) => [role, word]));
  return (
    <section>
      <h2>Who does what</h2>
      {actGroupsOf(acting).map(({who, acts}) => (
        <section key={who.join()} className="policy-acts">
          <h3>
            {who.length === 0
              ? 'The server itself, by its own key'
              : who.map((role) => wordOf.get(role) ?? role).join('; ')}
          </h3>
          <ul>
            {acts.map(({kind, about}) => (
              <li key={kind}>{about}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Roles({policy: {roles}}: {readonly policy: Policy}) {
  return (
    <section>
      <h2>Roles and what is released to them</h2>
      <table>
        <caption>What was released to a tier stays released to it; what is public is everybody’s.</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Reads, besides what stands above</th>
          </tr>
        </thead>
        <tbody>
          {roles.map(({role, word, tierWord}) => (
            <tr key={role}>
              <th scope="row">{word}</th>
              <td>{tierWord}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
