/** What the page says of changes that it does not show yet, and of a connection that broke. */
export const newText = (fresh: number): string =>
  fresh === 1
    ? '1 change since this page was read.'
    : `${fresh.toLocaleString('en')} changes since this page was read.`;

/** `since` ISO 8601 in UTC. */
export const lostText = (since: string | undefined): string =>
  since === undefined
    ? 'No connection; what stands here may have changed.'
    : `No connection since ${since.slice(11, 16)} UTC; what stands here may have changed. It is tried again by itself.`;
