/** The form of any other act that begins something; an act of another name has no form. */
import {actDefinitions, type ActKind} from '../../../monitoring/desk/index.ts';
import {actWord} from '../acts/field-words.ts';
import {OpeningForm} from './opening-form.tsx';

const opens: Readonly<Record<string, 'incidents' | 'findings' | 'releases'>> = {
  incident_opened: 'incidents',
  finding_drafted: 'findings',
  release_proposed: 'releases',
};

export function AnyActPage({kind}: {readonly kind: string}) {
  if (!Object.hasOwn(actDefinitions, kind)) return <h1 tabIndex={-1}>There is no such form</h1>;
  const file = opens[kind];
  return (
    <OpeningForm
      key={kind}
      kind={kind as ActKind}
      heading={actWord(actDefinitions[kind as ActKind].about)}
      {...(file === undefined ? {} : {opens: file})}
      next="Whoever has to act on it finds it in the inbox."
    />
  );
}
