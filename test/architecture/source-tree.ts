/** The files of the repository as the architecture tests see them: everything but what is installed, built or measured. */
import {globSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));

const outside = ['.git', 'node_modules', 'dist', 'data', '.tmp'];
const notText = /\.(woff2|png|duckdb|parquet|gz)$/;

export function filesOf(...patterns: readonly string[]): readonly SourceFile[] {
  return globSync(patterns, {cwd: root, withFileTypes: true, exclude: ({name}) => outside.includes(name)})
    .filter((entry) => entry.isFile() && !notText.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length))
    .toSorted()
    .map((path) => ({path, text: readFileSync(`${root}${path}`, 'utf8')}));
}

export const isTest = ({path}: SourceFile): boolean => path.endsWith('.test.ts');
export const lineCount = ({text}: SourceFile): number => text.split('\n').length - 1;

/** Each match as `path:line: text`. */
export function matches(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({path, text}) =>
    text.split('\n').flatMap((line, index) => {
      const found = pattern.exec(line)?.[0];
      return found === undefined ? [] : [`${path}:${index + 1}: ${found}`];
    }),
  );
}
