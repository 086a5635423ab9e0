/** POSIX seconds as entries and pages print an instant: ISO 8601 in UTC, whole seconds. */
export const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
