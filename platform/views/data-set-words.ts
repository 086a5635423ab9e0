/**
 * The words that rows of a data set have beside those of the register: a filter, a column and a page must use the same.
 * A data set codes neither which side was affected nor a state of verification; saying so is not leaving it out.
 */

/** UCDP `type_of_violence` 1, 2, 3; anything else is kept and called unknown. */
export const violenceTypes = ['state_based_violence', 'non_state_violence', 'one_sided_violence'] as const;

export const unknownViolence = 'violence_of_unknown_type';

export const violenceType = (code: number): string => violenceTypes[code - 1] ?? unknownViolence;

/** Side of an incident whose record names none, and of every row of a data set. */
export const sideNotStated = 'not_stated';

/** In place of a state of verification: the data set's own coding rules decided, not a body of the case. */
export const recordedByDataSet = 'recorded_by_data_set';

/** UCDP precision codes up to here are places that a point may stand for; the rest is never drawn as one. */
export const pointPrecisionLimit = 3;
