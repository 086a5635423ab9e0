/**
 * The size of a fault campaign: small in `npm test`; `npm run faults` sets the variable to `full`, or to the share of the
 * full size that was asked for. The seed of a failing round stands in the assertion's message.
 */
import type {TestContext} from 'node:test';

const size = process.env['HOLDFIRE_FAULTS'];

export function campaign(small: number, full: number): number {
  if (size === 'full') return full;
  const share = Number(size ?? 0);
  return Math.max(small, Math.round(full * (Number.isFinite(share) ? Math.min(share, 1) : 0)));
}

/** Says what `npm run faults` prints for this test; without it a figure has the test's name, and the number that it begins with. */
export function figure(context: Pick<TestContext, 'diagnostic'>, name: string, rounds: number): void {
  context.diagnostic(`figure ${name} ${rounds}`);
}
