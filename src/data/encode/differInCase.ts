/** Two texts that differ in capitals only; undefined where there are none. */
export function differInCase(texts: Iterable<string>): [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const low = text.toLowerCase();
    const other = seen.get(low);
    if (other !== undefined) return [other, text];
    seen.set(low, text);
  }
  return undefined;
}
