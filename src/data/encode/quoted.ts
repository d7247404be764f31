const longest = 40;

/** A text of the source in quotes, as messages show it: cut where it is longer than anybody reads. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
