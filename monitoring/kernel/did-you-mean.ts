/**
 * The known word that a mistyped one most likely stands for. Levenshtein distance (V. I. Levenshtein, 1966), letters
 * without regard to case; offers nothing where more than a third of the letters would have to change.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  let nearest: string | undefined;
  let nearestDistance = Infinity;
  for (const candidate of known) {
    const distance = editDistance(normal(word), normal(candidate));
    if (distance < nearestDistance) [nearest, nearestDistance] = [candidate, distance];
  }
  return nearest !== undefined && nearestDistance <= Math.max(1, nearest.length / 3) ? nearest : undefined;
}

const normal = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');

function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}
