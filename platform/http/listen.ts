/**
 * Binds the server to its port, or to a free one where another program has it, and says which. Without a word from the
 * operator it listens on 127.0.0.1 only, so that nobody else on the network reads along.
 */
import type {FastifyInstance} from 'fastify';

export const defaultPort = 4870;
export const defaultAddress = '127.0.0.1';

/** Reached by this machine alone. */
export const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

export interface Listening {
  readonly address: string;
  /** Set where the port that was asked for was taken. */
  readonly takenPort?: number;
}

export async function listen(app: FastifyInstance, host: string, port: number): Promise<Listening> {
  try {
    return {address: await app.listen({host, port})};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return {address: await app.listen({host, port: 0}), takenPort: port};
  }
}
