// What knip must know to find what nothing uses: where the program, the app, the scripts and the tests begin. What is
// used only by a file beside its export is left alone: the export is then part of what the file says.
export default {
  entry: [
    'platform/cli/main.ts',
    'scripts/*.mjs',
    'web/main.tsx',
    'web/vite.config.ts',
    'bench/measure.ts',
    'bench/{main,ledger,desk}/*.ts',
    'bench/corpus/measure-marginals.ts',
    'platform/ledger-store/check-block-worker.ts',
    'test/faults/*-writer.ts',
    'test/faults/writer.ts',
    '**/*.test.ts',
  ],
  project: ['**/*.{ts,tsx,mjs,css}'],
  ignoreExportsUsedInFile: true,
  // Type packages that
  // @types/topojson-client brings.
  // Of the machine, asked for by tests of what the system refuses and of what others compute.
  ignoreBinaries: ['strace', 'unshare', 'go', 'openssl', 'mkfifo', 'mount', 'umount'],
  ignoreDependencies: ['geojson', 'topojson-specification'],
  compilers: {
    css: (text) => [...text.matchAll(/@import\s+['"][^'"]+['"]/g)].map(([found]) => found.slice(1)).join('\n'),
  },
};
