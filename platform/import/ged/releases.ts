/** Releases whose file is known by its hash: such a file names its release, whatever it is called. */
export interface KnownRelease {
  readonly release: string;
  readonly bytes: number;
  /** The beginning of the SHA-256 in hex, as far as it is published where we read it. */
  readonly sha256: string;
}

/** `GEDEvent_v25_1.csv`, 385,918 events. For 26.1 only the hash of the archive is known to us, not of the file in it. */
export const knownReleases: readonly KnownRelease[] = [{release: '25.1', bytes: 250_393_383, sha256: '3f286de84cc0'}];

export function knownRelease(sha256: string, bytes: number): string | undefined {
  return knownReleases.find((known) => known.bytes === bytes && sha256.startsWith(known.sha256))?.release;
}
