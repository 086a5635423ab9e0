/** The HTTP server: for reading, and for handing in entries. */
export {defaultAddress, defaultPort, isThisMachine, listen, type Listening} from './listen.ts';
export {httpServer, routes, type ServerOptions} from './server.ts';
export {openapi} from './openapi.ts';
