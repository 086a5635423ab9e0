/** The kept checkpoint on a page that checks nothing else; loaded only where something is kept. */
import {useState} from 'react';
import {browserCryptography as by} from '../browser-cryptography.ts';
import {browserStore, readKept} from './kept-checkpoint.ts';
import {KeptPanel} from './kept-panel.tsx';

export function KeptHere() {
  const [kept, setKept] = useState(() => readKept(by, browserStore()));
  return <KeptPanel kept={kept} changed={() => setKept(readKept(by, browserStore()))} />;
}
