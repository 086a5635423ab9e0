/** The keys of the inbox, shown by ? or by the button, and the switch that turns single keys off. */
import {setSingleKeys, useSingleKeysAreOn} from './single-keys.ts';

const keys = [
  ['j', 'the next item'],
  ['k', 'the item before'],
  ['Enter', 'opens the item'],
  ['?', 'shows or hides this list'],
] as const;

export function KeysPanel({isOpen, toggle}: {readonly isOpen: boolean; readonly toggle: () => void}) {
  const areOn = useSingleKeysAreOn();
  return (
    <div className="keys-panel screen-only">
      <button type="button" aria-expanded={isOpen} aria-controls="inbox-keys" onClick={toggle}>
        Keys
      </button>
      <div id="inbox-keys" hidden={!isOpen}>
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
            <input type="checkbox" checked={areOn} onChange={({target}) => setSingleKeys(target.checked)} /> Single keys
            work on this page
          </label>
        </p>
      </div>
    </div>
  );
}
