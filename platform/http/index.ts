/** The HTTP server, for reading. */
export {caseRecord, type CaseRecord} from './case-record.ts';
export {defaultAddress, defaultPort, listen, type Listening} from './listen.ts';
export {httpServer, routes} from './server.ts';
