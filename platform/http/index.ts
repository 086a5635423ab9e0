/** The HTTP server, for reading. */
export {caseRecord, type CaseRecord, type PageViews} from './case-record.ts';
export {defaultAddress, defaultPort, listen, type Listening} from './listen.ts';
export {httpServer, routes, type ServerOptions} from './server.ts';
