// The arrows of ARCHITECTURE.md, read by dependency-cruiser. It can pass having read nothing, so a minimum number of
// modules and of arrows is asserted. Tests and benchmarks may see everything.
import {cruise} from 'dependency-cruiser';

const test = '\\.test\\.ts$';
const inside = (name) => `^monitoring/${name}/`;
const rule = (name, from, to) => ({name, severity: 'error', from, to});
const only = (from, ...to) =>
  rule(
    `${from}-arrows`,
    {path: inside(from), pathNot: test},
    {path: '^(monitoring|platform|web)/', pathNot: [from, 'kernel', ...to].map(inside)},
  );
/** A package that one folder hides from the others. */
const hidden = (name, packages, folder) =>
  rule(
    name,
    {path: '^(monitoring|platform|web|scripts|bin)/', pathNot: [folder, test]},
    {path: `node_modules/(${packages})/`},
  );

const forbidden = [
  // A page that loads another ahead of time imports it as it runs; that is no cycle of modules.
  rule('no-cycle', {}, {circular: true, viaOnly: {dependencyTypesNot: ['dynamic-import']}}),
  rule('core-is-pure', {path: '^monitoring/', pathNot: test}, {dependencyTypes: ['core']}),
  only('kernel'),
  only('agreement'),
  only('ledger'),
  only('reports', 'ledger'),
  only('incidents', 'reports'),
  only('coverage', 'reports'),
  only('attribution', 'incidents', 'reports'),
  only('civilians', 'incidents', 'ledger'),
  only('measures', 'incidents', 'coverage'),
  only('findings', 'agreement', 'attribution', 'coverage'),
  only('access'),
  only(
    'desk',
    'access',
    'ledger',
    'reports',
    'incidents',
    'attribution',
    'findings',
    'agreement',
    'coverage',
    'civilians',
  ),
  rule('core-sees-core-only', {path: '^monitoring/', pathNot: test}, {path: '^(platform|web|field|bench|test)/'}),
  rule(
    'core-folders-open-by-their-index',
    {path: '^monitoring/([^/]+)/', pathNot: test},
    {
      path: '^monitoring/',
      pathNot: ['^monitoring/$1/', '^monitoring/[^/]+/index\\.ts$'],
    },
  ),
  rule(
    'others-open-the-core-by-its-indexes',
    {path: '^(platform|web|field)/', pathNot: test},
    {
      path: '^monitoring/',
      // The word-by-word difference alone: the whole index would bring the reader of YAML into the app.
      pathNot: ['/index\\.ts$', '^monitoring/agreement/account-difference\\.ts$'],
    },
  ),
  rule('platform-sees-no-app', {path: '^platform/', pathNot: test}, {path: '^(web|field|bench|test)/'}),
  rule('nothing-imports-the-app', {pathNot: '^(web|field|bench|test)/'}, {path: '^(web|field)/'}),
  rule(
    'web-sees-core-and-contract-only',
    {path: '^(web|field)/', pathNot: test},
    {
      path: '^(platform|bench|test|scripts)/',
      pathNot: '^platform/contract/',
    },
  ),
  rule(
    'web-runs-in-a-browser',
    {path: '^(web|field)/', pathNot: [test, '^web/vite\\.config\\.ts$']},
    {dependencyTypes: ['core']},
  ),
  hidden('only-views-know-the-database', '@duckdb', '^platform/views/'),
  hidden('only-http-knows-the-server', 'fastify|@fastify', '^platform/http/'),
  hidden('only-agreement-knows-yaml', 'yaml', '^monitoring/agreement/'),
  hidden(
    'only-web-knows-the-app-packages',
    'react|react-dom|maplibre-gl|flatbush|@observablehq|topojson-client|world-atlas',
    '^(web|field)/',
  ),
];

const leastModules = 300;
const leastArrows = 1200;

const {output} = await cruise(['monitoring', 'platform', 'web', 'bench', 'test', 'scripts', 'bin'], {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: {path: 'node_modules'},
  ruleSet: {forbidden},
  validate: true,
});
const {modules, summary} = output;
const own = modules.filter(({source}) => !source.includes('node_modules') && /\.(ts|tsx|mjs)$/.test(source));
const arrows = own.reduce((sum, module) => sum + module.dependencies.length, 0);
for (const {from, to, rule: broken} of summary.violations) console.error(`${broken.name}: ${from} → ${to}`);
if (own.length < leastModules || arrows < leastArrows) {
  console.error(`read only ${own.length} modules and ${arrows} arrows: the tool did not see the code`);
  process.exit(1);
}
if (summary.violations.length > 0) process.exit(1);
console.log(`${own.length} modules, ${arrows} arrows, none against the rules`);
