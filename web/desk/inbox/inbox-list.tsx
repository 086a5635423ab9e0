/**
 * The items as a table with their clocks; on a narrow screen each is a card. The current item has the focus, so that Enter
 * opens it and a reader who listens hears it. An overdue clock is a word and a filled mark, never a colour alone.
 */
import {useEffect, useRef} from 'react';
import type {InboxItem} from '../../../platform/contract/index.ts';
import type {Address} from '../../app/address.ts';
import {Link} from '../../app/link.tsx';
import {instantText} from '../../ledger/instant-text.ts';
import {clockText, nounWord, stateWord} from './inbox-words.ts';

interface InboxListProps {
  readonly items: readonly InboxItem[];
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** Index of the item that the keys are at; -1 for none. */
  readonly current: number;
  readonly stale: boolean;
  readonly focused: (index: number) => void;
  readonly addressOf: (item: InboxItem) => Address;
}

export function InboxList({items, now, current, stale, focused, addressOf}: InboxListProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (current < 0) return;
    const link = body.current?.querySelectorAll<HTMLElement>('a')[current];
    if (link !== undefined && link !== document.activeElement) link.focus();
  }, [current]);
  return (
    <table className={stale ? 'inbox-table stale' : 'inbox-table'}>
      <caption className="visually-hidden">
        What waits for you, overdue first, then by the day by which it is due
      </caption>
      <thead>
        <tr>
          <th scope="col">Clock</th>
          <th scope="col">What is to be done</th>
          <th scope="col">On</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {items.map((item, index) => (
          <tr key={`${item.noun} ${item.id} ${item.what}`} className={index === current ? 'inbox-current' : undefined}>
            <td className="inbox-clock">
              <ItemClock item={item} now={now} />
            </td>
            <td className="inbox-what" onFocus={() => focused(index)}>
              <Link to={addressOf(item)}>{item.what}</Link>
            </td>
            <td className="inbox-on">
              {item.noun !== 'report' && <span className="inbox-noun">{nounWord(item.noun)} </span>}
              <bdi>{item.title}</bdi>
            </td>
            <td className="inbox-state">{stateWord(item.state)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ItemClock({item: {due, overdue}, now}: {readonly item: InboxItem; readonly now: string}) {
  if (due === undefined) return <span className="note">no clock</span>;
  return (
    <time dateTime={due} title={instantText(due)} className={overdue ? 'clock clock-over' : 'clock'}>
      {clockText(due, now)}
    </time>
  );
}
