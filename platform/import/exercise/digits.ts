/** Extended Arabic-Indic digits (U+06F0 to U+06F9), as Urdu, Pashto and Dari write them. */
export const easternDigits = (value: number): string =>
  String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x06_f0 + Number(digit)));
