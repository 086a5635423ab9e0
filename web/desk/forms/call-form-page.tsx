/** The hotline: a call as it is logged, and what came of it. */
import {useAddress} from '../../app/address.ts';
import {useCase} from '../../app/case-context.ts';
import {ActsPanel} from '../acts/acts-panel.tsx';
import {actDefinitions} from '../../../monitoring/desk/index.ts';
import {OpeningForm} from './opening-form.tsx';

export function CallFormPage() {
  const {detail} = useAddress();
  const {summary} = useCase();
  if (detail === undefined) {
    return (
      <OpeningForm
        kind="hotline_call_logged"
        heading="Call on the hotline"
        next="It stays in the inbox until it is closed."
      />
    );
  }
  const {about} = actDefinitions.hotline_call_advanced;
  return (
    <article className="file-page">
      <h1 tabIndex={-1}>A call on the hotline, {summary.title}</h1>
      <ActsPanel heading="What came of it" acts={[{kind: 'hotline_call_advanced', about, subject: detail}]} />
    </article>
  );
}
