/** Sizes of files: `812 bytes`, `3.4 MB`; a megabyte has a million bytes, as disks and networks count. */
export function bytesText(bytes: number): string {
  if (bytes === 1) return '1 byte';
  if (bytes < 1000) return `${bytes} bytes`;
  const [size, unit] = units.find(([limit]) => bytes < limit * 1000) ?? [1e9, 'GB'];
  return `${(bytes / size).toLocaleString('en', {maximumSignificantDigits: 3})} ${unit}`;
}

const units = [
  [1e3, 'kB'],
  [1e6, 'MB'],
  [1e9, 'GB'],
] as const;
