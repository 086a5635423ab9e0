/** The desks of all cases on the server: acts in, pages out, what the server itself does. */
export type {DeskPeople} from './desk-people.ts';
export {deskKey, registerDeskKey, type DeskKey, type DeskKeyParts} from './desk-key.ts';
export type {KnownDeskCase} from './desk-cases.ts';
export {openDesks, type Desks, type DesksParts, type OfferedAct, type TakenAct} from './desks.ts';
