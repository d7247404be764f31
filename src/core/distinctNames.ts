/**
 * Names that differ from each other and from those that are taken: the second of a name is called "name (2)", and so
 * on. The first keeps its name.
 */
export function distinctNames(names: readonly string[], taken: Iterable<string> = []): string[] {
  const used = new Set(taken);
  return names.map(name => {
    let own = name;
    for (let i = 2; used.has(own); i++) own = `${name} (${i})`;
    used.add(own);
    return own;
  });
}
