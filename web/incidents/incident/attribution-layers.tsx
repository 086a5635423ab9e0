/**
 * Who did it, in six layers. Each is undetermined until a finding of a named body says otherwise, and none speaks for
 * the next: who carried something out does not say who ordered it or whether a party failed an obligation.
 */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {EntryLinks} from '../../parts/basis-note.tsx';
import {words} from '../../parts/figures.ts';
import {StateMark, type StateShape} from '../../parts/state-mark.tsx';
import {recordedInText} from '../incident-words.ts';
import {layerWords} from './statement-words.ts';

type Layer = IncidentView['attribution'][number];

const shapes: Readonly<Record<string, StateShape>> = {
  attributed: 'decided',
  attributed_probable: 'decided',
  not_attributed: 'decided',
  withheld: 'not_assessable',
};

export function AttributionLayers({
  layers,
  recordedIn,
}: {
  readonly layers: readonly Layer[];
  readonly recordedIn: string;
}) {
  return (
    <section className="incident-section" aria-labelledby="attribution">
      <h2 id="attribution">Who did it, layer by layer</h2>
      {layers.length === 0 ? (
        <p>
          Undetermined on every layer. A row of {recordedInText(recordedIn)} names actors by the rules of its own
          coders; nobody has decided anything here.
        </p>
      ) : (
        <ol className="layers">
          {layers.map((layer) => (
            <li key={layer.layer} className="layer">
              <h3>{layerWords[layer.layer] ?? words(layer.layer)}</h3>
              <p>
                <StateMark shape={shapes[layer.result] ?? 'undetermined'} word={words(layer.result)} />
              </p>
              {layer.findings.length > 0 ? (
                <p>
                  {layer.sentence} Entries <EntryLinks entries={layer.findings.map(({entry}) => entry)} />
                </p>
              ) : (
                <p className="note">No finding.</p>
              )}
            </li>
          ))}
        </ol>
      )}
      <p className="note">
        Statements above say what was said. Only a finding decides a layer, and no layer fills the next.
      </p>
    </section>
  );
}
