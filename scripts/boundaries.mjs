// The arrows of ARCHITECTURE.md, read by dependency-cruiser. It can pass having read nothing, so a minimum number of
// modules and of arrows is asserted.
import {cruise} from 'dependency-cruiser';

const inside = (name) => `^monitoring/${name}/`;
const only = (from, ...to) => ({
  name: `${from}-arrows`,
  severity: 'error',
  from: {path: inside(from), pathNot: '\\.test\\.ts$'},
  to: {path: '^(monitoring|platform|web)/', pathNot: [from, 'kernel', ...to].map(inside)},
});
const forbidden = [
  {name: 'no-cycle', severity: 'error', from: {}, to: {circular: true}},
  {
    name: 'core-is-pure',
    severity: 'error',
    from: {path: '^monitoring/', pathNot: '\\.test\\.ts$'},
    to: {dependencyTypes: ['core']},
  },
  {
    name: 'web-sees-contract-only',
    severity: 'error',
    from: {path: '^web/'},
    to: {path: '^platform/', pathNot: '^platform/contract/'},
  },
  only('kernel'),
  only('agreement'),
  only('ledger'),
  only('reports', 'ledger'),
  only('incidents', 'reports'),
  only('coverage', 'reports'),
  only('attribution', 'incidents', 'reports'),
  only('measures', 'incidents', 'coverage'),
  only('findings', 'agreement', 'attribution', 'coverage'),
];

const {output} = await cruise(['monitoring', 'platform', 'web'], {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: {path: 'node_modules'},
  ruleSet: {forbidden},
  validate: true,
});
const {modules, summary} = output;
const arrows = modules.reduce((sum, module) => sum + module.dependencies.length, 0);
for (const {from, to, rule} of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (modules.length < 25 || arrows < 30) {
  console.error(`read only ${modules.length} modules and ${arrows} arrows: the tool did not see the code`);
  process.exit(1);
}
if (summary.violations.length > 0) process.exit(1);
console.log(`${modules.length} modules, ${arrows} arrows, none against the rules`);
