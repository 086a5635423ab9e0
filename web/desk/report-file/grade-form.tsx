/** A grade has two marks that are judged apart and never averaged: how reliable the source is, how credible the content. */
import {useState} from 'react';
import type {ActWords} from '../../../monitoring/desk/index.ts';
import {useCase} from '../../app/case-context.ts';
import {ActForm} from '../acts/act-form.tsx';
import {SelectField} from '../people/fields.tsx';

const reliability = [
  ['', 'not graded'],
  ['A', 'A: completely reliable'],
  ['B', 'B: usually reliable'],
  ['C', 'C: fairly reliable'],
  ['D', 'D: not usually reliable'],
  ['E', 'E: unreliable'],
  ['F', 'F: cannot be judged'],
] as const;
const credibility = [
  ['', 'not graded'],
  ['1', '1: confirmed by other sources'],
  ['2', '2: probably true'],
  ['3', '3: possibly true'],
  ['4', '4: doubtful'],
  ['5', '5: improbable'],
  ['6', '6: cannot be judged'],
] as const;

type Grade = NonNullable<ActWords['grade']>;

export function GradeForm({report}: {readonly report: string}) {
  const {summary} = useCase();
  const [source, setSource] = useState('');
  const [content, setContent] = useState('');
  const [risk, setRisk] = useState(false);
  const grade: Grade = {
    ...(source === '' ? {} : {reliability: source as NonNullable<Grade['reliability']>}),
    ...(content === '' ? {} : {credibility: content as NonNullable<Grade['credibility']>}),
    ...(risk ? {reprisalRisk: true} : {}),
  };
  return (
    <details className="grade-form">
      <summary>Grade source and content, each for itself</summary>
      <div className="field-row">
        <SelectField label="Reliability of the source" value={source} options={reliability} changed={setSource} />
        <SelectField label="Credibility of the content" value={content} options={credibility} changed={setContent} />
        <p className="field act-yes">
          <label>
            <input type="checkbox" checked={risk} onChange={({target}) => setRisk(target.checked)} /> Somebody may take
            revenge on the source
          </label>
        </p>
      </div>
      <ActForm caseId={summary.id} kind="report_graded" subject={report} grade={grade} />
    </details>
  );
}
