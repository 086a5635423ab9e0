/** Six layers from who did it to whose promise it concerns. Each stands for itself: none fills the next. */
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {FileSection} from '../file/file-section.tsx';
import {ActsPanel} from '../acts/acts-panel.tsx';
import {BodyList} from '../file/body-list.tsx';
import {StateWord} from '../file/file-parts.tsx';

export function LayerLadder({layers}: Pick<IncidentFileView, 'layers'>) {
  return (
    <FileSection id="layers" title="Who did it, layer by layer">
      <ol className="layer-ladder">
        {layers.map(({layer, state, sentence, finding, acts}) => (
          <li key={layer}>
            <p>
              <StateWord state={state} undetermined={finding?.body['result'] === 'undetermined'} /> {sentence}
            </p>
            {finding !== undefined && (
              <details>
                <summary>Reasons</summary>
                <BodyList kind="layer_drafted" body={finding.body} leave={['incident', 'layer']} />
                {finding.reviewed !== undefined && <BodyList kind="layer_reviewed" body={finding.reviewed} />}
              </details>
            )}
            {finding !== undefined && (
              <ActsPanel
                small="This layer"
                acts={acts.filter(({notNow}) => notNow === undefined).map((act) => ({...act, subject: finding.id}))}
              />
            )}
          </li>
        ))}
      </ol>
    </FileSection>
  );
}
