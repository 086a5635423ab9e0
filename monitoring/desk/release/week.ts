/** The week of a day as the Monday that it began on: one cell of time for every incident. */
import {addDays, dayNumber, type Day} from '../../kernel/index.ts';

/** 1 January 1970 was a Thursday. */
export const weekOf = (value: Day): Day => addDays(value, -((((dayNumber(value) + 3) % 7) + 7) % 7));
