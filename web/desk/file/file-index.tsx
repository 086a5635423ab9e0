/**
 * The parts of a long file, each with how much stands in it, and the keys of the page: j and k go from part to part, 1 to 9 open
 * what can be done, u goes back to the inbox, ? shows them all.
 */
import {useMemo, useState} from 'react';
import {go, keptQuery, useAddress} from '../../app/address.ts';
import {setSingleKeys, useSingleKeys, useSingleKeysAreOn} from '../inbox/single-keys.ts';
import {useIsPreview} from './preview.ts';

export interface FilePart {
  /** Of the section; its heading takes the focus. */
  readonly id: string;
  readonly word: string;
  readonly count?: number;
}

const keys = [
  ['j', 'the next part'],
  ['k', 'the part before'],
  ['1 – 9', 'open what can be done here, in order'],
  ['Escape', 'closes a form; what is written stays'],
  ['u', 'back to the inbox'],
  ['?', 'shows or hides this list'],
] as const;

export function FileIndex({parts}: {readonly parts: readonly FilePart[]}) {
  const isPreview = useIsPreview();
  const address = useAddress();
  const [isOpen, setOpen] = useState(false);
  const areOn = useSingleKeysAreOn();
  const keyed = useMemo((): Readonly<Record<string, () => void>> => {
    if (isPreview) return {};
    const {caseId, query} = address;
    return {
      j: () => step(parts, 1),
      k: () => step(parts, -1),
      u: () => go({page: 'desk', query: keptQuery(query), ...(caseId === undefined ? {} : {caseId})}),
      '?': () => setOpen((open) => !open),
    };
  }, [isPreview, address, parts]);
  useSingleKeys(keyed);
  if (isPreview) return null;
  return (
    <nav className="file-index screen-only" aria-label="Parts of this file">
      <ul>
        {parts.map(({id, word, count}) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                headingOf(id)?.focus();
              }}
            >
              {word}
              {count === undefined ? '' : ` ${count}`}
            </a>
          </li>
        ))}
      </ul>
      <button type="button" className="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Keys
      </button>
      {isOpen && (
        <div className="keys-panel file-keys">
          <dl>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <p>
            <label>
              <input type="checkbox" checked={areOn} onChange={({target}) => setSingleKeys(target.checked)} /> Single
              keys work on the desk
            </label>
          </p>
        </div>
      )}
    </nav>
  );
}

const headingOf = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`#${id} > h2`);

/** From the part that has the focus, or the one nearest to the top of the window. */
function step(parts: readonly FilePart[], by: 1 | -1): void {
  const headings = parts.flatMap(({id}) => headingOf(id) ?? []);
  const focused = headings.findIndex((heading) => heading.parentElement?.contains(document.activeElement) === true);
  const passed = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < 8);
  const at = focused === -1 ? passed : focused;
  headings[Math.min(headings.length - 1, Math.max(0, at + by))]?.focus();
}
