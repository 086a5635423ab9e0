/** The desks of all cases on the server: acts in, pages out, what the server itself does. */
export {groupsFor} from './act-groups.ts';
export {carryOutRegularly} from './carry-out-regularly.ts';
export {carryingOut} from './carry-out.ts';
export type {DeskKey} from './desk-key.ts';
export type {Desks, OfferedAct, TakenAct} from './desks.ts';
export {actLeafOf, openDeskServer, type DeskServer} from './desk-server.ts';
export {protectedReads} from './protected-reads.ts';
export {openActGroups} from './read-act.ts';
export {audienceOf, viewerOf} from './viewers.ts';
