/**
 * Who signs the ledger, who vouches for it besides its operator, and how to check both without this page: the witnesses
 * with what each cosigned and when, the newest checkpoint to copy and keep, the register of keys. Silence is shown too.
 */
import type {CheckpointView, KeysView, WitnessesView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer, type Answer} from '../api/answer.ts';
import {CaseLink} from '../app/link.tsx';
import {count} from '../parts/figures.ts';
import {ForeignText} from '../parts/quoted.tsx';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {Failed, Waiting} from '../parts/waiting.tsx';
import {CopyText} from './copy-text.tsx';
import {instantText} from './instant-text.ts';
import {KeysTable} from './keys-table.tsx';
import {LedgerWays} from './ledger-ways.tsx';
import {serverPolicyText} from './server-policy.ts';
import {WitnessTable} from './witness-table.tsx';

export function SignaturesPage() {
  const witnesses = useAnswer<WitnessesView>(apiPath(['ledger', 'witnesses']));
  const keys = useAnswer<KeysView>(apiPath(['ledger', 'keys']));
  return (
    <article className="ledger signatures">
      <LedgerWays open="signatures" />
      <h1 tabIndex={-1}>Signatures</h1>
      <p className="lede">
        Authors sign what they add. The log signs how many entries there are and their root: a checkpoint. Witnesses,
        who are not its operator, cosign a checkpoint only where it follows from the one that they saw before.
      </p>
      <Pending answer={witnesses} />
      {witnesses.kind === 'ready' && <Witnesses view={witnesses.value} />}
      <Pending answer={keys} />
      {keys.kind === 'ready' && <Keys view={keys.value} />}
      <CheckYourself />
    </article>
  );
}

function Pending({answer}: {readonly answer: Answer<unknown>}) {
  if (answer.kind === 'loading') return <Waiting />;
  return answer.kind === 'failed' ? <Failed sentences={answer.sentences} /> : null;
}

function Witnesses({view}: {readonly view: WitnessesView}) {
  const {sentence, refusal, policy, pending, witnesses, newest, established} = view;
  return (
    <section className="signatures-part">
      <h2>Who vouches for it</h2>
      <p>{sentence}</p>
      {refusal !== undefined && (
        <p className="signatures-refusal">
          <strong>The log signs nothing at present.</strong> {refusal} Entries are taken as before.
        </p>
      )}
      {policy !== undefined && (
        <p>
          {policy.quorum} Set by <EntryLink entry={policy.entry} />.
        </p>
      )}
      {pending !== undefined && (
        <p>
          {pending.sentence} (<EntryLink entry={pending.entry} />)
        </p>
      )}
      {witnesses.length > 0 && <WitnessTable witnesses={witnesses} newest={newest?.size ?? 0} />}
      {newest !== undefined && <NewestCheckpoint newest={newest} established={established} />}
      <Policy view={view} />
    </section>
  );
}

function NewestCheckpoint({
  newest,
  established,
}: {
  readonly newest: CheckpointView;
  readonly established: CheckpointView | undefined;
}) {
  return (
    <>
      <h3>Newest checkpoint</h3>
      <p>
        {count(newest.size)} entries, {cosignedWords(newest)}. Copy it and keep it somewhere else: whoever has it can
        prove later whether this ledger was changed.
      </p>
      <CopyText label="Newest checkpoint" text={newest.note}>
        <a href="/log/checkpoint" download="checkpoint.txt">
          Keep it as a file
        </a>
      </CopyText>
      {established !== undefined && established.note !== newest.note && (
        <>
          <h3>Newest checkpoint with a quorum</h3>
          <p>
            {count(established.size)} entries, {cosignedWords(established)}.
          </p>
          <CopyText label="Newest checkpoint with a quorum" text={established.note} />
        </>
      )}
    </>
  );
}

function cosignedWords({cosigned}: CheckpointView): string {
  const first = cosigned.map(({time}) => time).sort()[0];
  if (first === undefined) return 'signed by the log and cosigned by nobody';
  const names = cosigned.map(({name}) => name).join(', ');
  return `cosigned by ${names}, first on ${instantText(first)}`;
}

function Policy({view}: {readonly view: WitnessesView}) {
  const text = serverPolicyText(view);
  if (text === undefined) return null;
  return (
    <>
      <h3>Trust policy</h3>
      <p>
        Whose keys count, as a file that every check takes. It is worth as much as the way on which it reached you: keep
        this one today, or take it from a witness, and not from this server on the day on which you doubt it.
      </p>
      <CopyText label="Trust policy" text={text} />
    </>
  );
}

function Keys({view}: {readonly view: KeysView}) {
  return (
    <section className="signatures-part">
      <h2>Who signs</h2>
      <p>{view.sentence}</p>
      {view.keys.length > 0 && <KeysTable keys={view.keys} />}
    </section>
  );
}

function EntryLink({entry}: {readonly entry: number}) {
  return (
    <CaseLink page="ledger" item={String(entry)}>
      entry {entry}
    </CaseLink>
  );
}

const commands = [
  ['holdfire verify', 'reads every entry, hash, signature and root again'],
  ['holdfire verify --proof entry-12.tlog-proof --policy policy.txt', 'checks one proof, without ledger and network'],
  ['holdfire verify --tiles mirror --policy policy.txt', 'checks the whole log from files that anybody may copy'],
] as const;

function CheckYourself() {
  return (
    <section className="signatures-part">
      <h2>Check it yourself</h2>
      <ul>
        <li>
          <CaseLink page="ledger" item="check">
            Check a file
          </CaseLink>{' '}
          in this browser: a proof, a disclosure, a receipt, a checkpoint.
        </li>
        <li>
          With a program that we did not write: <a href="/docs/guides/check-it-yourself.md">the guide</a> takes Go, or
          OpenSSL and Python, and reaches the same root.
        </li>
      </ul>
      <ScrollRegion className="leaf" label="Commands that check the ledger">
        <dl className="signatures-commands">
          {commands.map(([command, does]) => (
            <div key={command}>
              <dt>
                <ForeignText text={command} />
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </ScrollRegion>
    </section>
  );
}
