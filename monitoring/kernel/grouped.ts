/** A count as sentences print it: digits in groups of three, whatever the machine's locale is. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
