/**
 * A table for the terminal: columns of equal right where they are sides, text wrapped inside its cell, nothing cut off.
 * Widths are counted in characters, which fits the scripts that these tables hold.
 */
export interface TerminalTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The first column takes what it needs up to a third; the others share the rest equally. */
export function terminalTable({header, rows}: TerminalTable, widthCharacters: number): string {
  const gap = 2;
  const longest = Math.max(...[header, ...rows].map((cells) => cells[0]?.length ?? 0));
  const first = Math.min(longest, Math.floor(widthCharacters / 3));
  const others = header.length - 1;
  const each = Math.max(12, Math.floor((widthCharacters - first) / Math.max(1, others)) - gap);
  const widths = [first, ...Array.from({length: others}, () => each)];
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(gap));
  return [...lines(header, widths, gap), rule, ...rows.flatMap((row) => lines(row, widths, gap))].join('\n');
}

function lines(cells: readonly string[], widths: readonly number[], gap: number): readonly string[] {
  const wrapped = widths.map((width, index) => wrap(cells[index] ?? '', width));
  const height = Math.max(...wrapped.map((cell) => cell.length));
  return Array.from({length: height}, (_, line) =>
    widths
      .map((width, index) => (wrapped[index]?.[line] ?? '').padEnd(width))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** Breaks between words; a word longer than the line is broken where the line ends. */
export function wrap(text: string, width: number): readonly string[] {
  const done: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      done.push(line);
      line = '';
    }
    while (rest.length > width) {
      done.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' && done.length > 0 ? done : [...done, line];
}
