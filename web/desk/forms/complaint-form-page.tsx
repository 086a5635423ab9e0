/** A complaint of a side: in confidence to the mission. Whoever speaks for one side files for that side alone. */
import {useSignedIn} from '../use-me.ts';
import {OpeningForm} from './opening-form.tsx';

export function ComplaintFormPage() {
  const side = useSignedIn()?.roles.find((one) => one.role === 'party_liaison')?.side;
  return (
    <OpeningForm
      kind="complaint_filed"
      heading="Complaint of your side"
      {...(side === undefined ? {} : {given: {side}})}
      opens="reports"
      next="The mission screens it within 24 hours; the other side does not read it."
    />
  );
}
