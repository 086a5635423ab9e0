/** The desks of all cases on the server: acts in, pages out, what the server itself does. */
export {groupsFor} from './act-groups.ts';
export type {ActDoor} from './act-door.ts';
export {carryOutRegularly} from './carry-out-regularly.ts';
export {carryingOut, type CarryingOut} from './carry-out.ts';
export {deskKey, type DeskKey, type DeskKeyParts} from './desk-key.ts';
export type {KnownDeskCase} from './desk-cases.ts';
export {openDesks, type Desks, type DesksParts, type OfferedAct, type TakenAct} from './desks.ts';
export {actLeafOf, openDeskServer, type DeskRecord, type DeskServer, type DeskServerParts} from './desk-server.ts';
export {protectedReads} from './protected-reads.ts';
export {openActGroups} from './read-act.ts';
export {audienceOf, viewerOf} from './viewers.ts';
