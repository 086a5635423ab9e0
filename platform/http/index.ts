/** The HTTP server, for reading. */
export {defaultAddress, defaultPort, listen, type Listening} from './listen.ts';
export {httpServer, routes} from './server.ts';
