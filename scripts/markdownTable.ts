/** A table of Markdown; cells are text only, whatever marks they hold. */
export const markdownTable = (names: string[], rows: unknown[][]): string =>
  [names, names.map(() => '---'), ...rows].map(cells => `| ${cells.map(cellText).join(' | ')} |`).join('\n');

const cellText = (value: unknown): string =>
  String(value)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|]/g, mark => `\\${mark}`);
