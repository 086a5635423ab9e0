/** Who did it, layer by layer, in sentences; a layer that nobody decided says so, and no layer speaks for the next. */
import {attributionStates, type LayerDecision, type LayerState} from '../attribution/index.ts';
import type {Finding} from '../findings/index.ts';
import {counted, spoken, writtenDay, type Recorded} from '../kernel/index.ts';
import type {Known} from './known.ts';
import type {IncidentView} from './shapes/index.ts';
import {findingView} from './statement-view.ts';

interface Decision extends LayerDecision {
  readonly finding: Recorded<Finding>;
}

export function attributionView(known: Known, findings: readonly Recorded<Finding>[]): IncidentView['attribution'] {
  const decisions = findings
    .filter(({record}) => record.kind === 'attribution')
    .map((finding): Decision => {
      const {layer, actor, result, decided} = finding.record;
      return {entry: finding.entry, layer, actor, result, decided, finding};
    });
  return attributionStates(decisions).map((state) => ({
    layer: state.layer,
    result: state.result,
    sentence: sentenceOf(known, state),
    findings: state.decisions.map(({finding}) => findingView(known, finding)),
  }));
}

function sentenceOf(known: Known, {layer, result, actor, standing, decisions}: LayerState<Decision>): string {
  const name = `${spoken(layer)[0]?.toUpperCase() ?? ''}${spoken(layer).slice(1)}`;
  if (standing === undefined) return `${name}: undetermined; nobody has decided.`;
  const {standard, decided, decided_by} = standing.finding.record;
  const to = actor === undefined ? '' : ` (${known.nameOf(actor)})`;
  const at = standard === 'none' ? '' : `, at ${spoken(standard)}`;
  const earlier = decisions.length - 1;
  const before =
    earlier === 0 ? '' : ` ${counted(earlier, 'earlier decision')} on this layer ${earlier === 1 ? 'is' : 'are'} kept.`;
  return `${name}: ${spoken(result)}${to}${at}; decided on ${writtenDay(decided)} by ${decided_by}.${before}`;
}
