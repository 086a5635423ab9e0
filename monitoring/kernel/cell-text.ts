/**
 * The text of a cell, and the same text so that no spreadsheet runs it. A cell that begins with = + - @ is a formula to a
 * spreadsheet, whoever wrote it; an apostrophe before it keeps it text (OWASP, CSV injection). Reading takes off exactly
 * the one apostrophe that writing put there, so that what was exported comes back as it was. Plain numbers stay.
 */
const begins = /^'*[=+\-@\t\r]/;
const number = /^[+-]?\d+(\.\d+)?$/;

/** What the cell says: without spaces around it and without the apostrophe of `spreadsheetCell`. */
export function cellText(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && begins.test(text) ? text.slice(1) : text;
}

/** `cellText` of it gives `text` back, for every text without spaces around it. */
export const spreadsheetCell = (text: string): string => (begins.test(text) && !number.test(text) ? `'${text}` : text);
