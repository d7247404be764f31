/**
 * The warnings of several results in one chart, each once. A warning that only some results have starts with their
 * names.
 */
export function sharedWarnings(results: readonly { name: string; warnings: readonly string[] }[]): string[] {
  const texts = [...new Set(results.flatMap(({ warnings }) => warnings))];
  return texts.map(text => {
    const names = results.filter(({ warnings }) => warnings.includes(text)).map(({ name }) => name);
    return names.length === results.length ? text : `${[...new Set(names)].join(', ')}: ${text}`;
  });
}
