/** A generated sentence begins with the side's name; where that name stands as its heading it is not said twice. */
export function afterName(sentence: string, names: readonly string[]): string {
  const name = names.find((one) => sentence.startsWith(`${one}: `));
  if (name === undefined) return sentence;
  const rest = sentence.slice(name.length + 2);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
