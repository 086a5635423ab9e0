/**
 * The size of a fault campaign: small in `npm test`, full in `npm run faults`, which sets the variable. The seed of a
 * failing round stands in the assertion's message.
 */
const isFull = process.env['HOLDFIRE_FAULTS'] === 'full';

export const campaign = (small: number, full: number): number => (isFull ? full : small);
