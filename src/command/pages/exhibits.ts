import { escapeHtml } from '../../display/escape';
import { exhibitTitles } from '../../paper/report/exhibitTitles';

const numbered = (letter: string, word: string, count: number) =>
  Array.from({ length: count }, (_, i): [string, string] => [`${letter}${i + 1}`, `${word} ${i + 1}`]);

/** The tables and figures that the paper has, by their name in rows. */
const printed = new Map<string, string>([...numbered('T', 'Table', 7), ...numbered('F', 'Figure', 14)]);

/** What goes beyond one of them, by its name in rows. */
const beyond = new Map<string, { label: string; part: string }>(
  [...printed].flatMap(([name, label]) =>
    ['matched', 'same', 'all', 'null'].map(part => [`${name}-${part}`, { label, part }] as const),
  ),
);

/** "Table" or "Figure" and its number; other names as they are. */
export function exhibitLabel(exhibit: string): string {
  const further = beyond.get(exhibit);
  return further ? `${further.label}-${further.part}` : (printed.get(exhibit) ?? exhibit);
}

/** A heading in words: "Table 1: the direct attack". */
export function exhibitTitle(exhibit: string): string {
  const title = Object.hasOwn(exhibitTitles, exhibit)
    ? exhibitTitles[exhibit as keyof typeof exhibitTitles]
    : undefined;
  const further = beyond.get(exhibit);
  const heading = further ? `Beyond ${further.label.toLowerCase()}` : printed.get(exhibit);
  if (heading === undefined) return title === undefined ? exhibit : `Beyond the paper: ${title}`;
  return title === undefined ? heading : `${heading}: ${title}`;
}

/** The anchor of an exhibit's section. */
export const exhibitId = (exhibit: string): string => `exhibit-${encodeURIComponent(exhibit)}`;

/** The short name of an exhibit as HTML, linked to its section where the page has one. */
export const exhibitLink = (exhibit: string, sections: string[], text = exhibitLabel(exhibit)): string =>
  sections.includes(exhibit)
    ? `<a href="#${escapeHtml(encodeURI(exhibitId(exhibit)))}">${escapeHtml(text)}</a>`
    : escapeHtml(text);
