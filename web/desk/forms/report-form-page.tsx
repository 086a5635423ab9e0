/** The monitor's report: what was seen, heard or told, where and when with its precision, and figures as ranges. */
import {OpeningForm} from './opening-form.tsx';

export function ReportFormPage() {
  return (
    <OpeningForm
      kind="report_submitted"
      heading="Report"
      given={{channel: 'monitor_form'}}
      opens="reports"
      next="It is screened within 24 hours, and you are told what came of it."
    />
  );
}
