import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Paths below a folder, of the files that a reader may open; installed, built and one's own ones left out. */
export function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return /^(\..*|node_modules|dist|out|gmia-lab|report.*)$/.test(entry.name) ? [] : filesIn(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

/** The markdown of a page or a notebook; of a notebook, that of its text cells. */
function markdownOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.ipynb')) return text;
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
  return cells
    .filter(cell => cell.cell_type === 'markdown')
    .map(cell => [cell.source].flat().join(''))
    .join('\n\n');
}

const withoutCode = (markdown: string) => markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, 'code');

/** Where the links of a page lead, as they are written. */
export const linksOf = (markdown: string): string[] =>
  [...withoutCode(markdown).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+(\S+)/gm)].map(
    ([, inline, reference]) => inline ?? reference,
  );

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(markdown: string): Set<string> {
  const used = new Map<string, number>();
  const headings = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6} +(.+?)\s*#*$/gm);
  return new Set(
    [...headings].map(([, heading]) => {
      const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const slug = words.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
      const times = used.get(slug) ?? 0;
      used.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

const outside = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** "page: link" for each link to a file or an anchor that is not there. Links to other hosts are left alone. */
export function deadLinks(root: string, files: readonly string[]): string[] {
  return files.flatMap(file =>
    linksOf(markdownOf(file))
      .filter(link => !outside.test(link) && isDead(file, link))
      .map(link => `${relative(root, file)}: ${link}`),
  );
}

function isDead(file: string, link: string): boolean {
  const [path, anchor] = link.split('#').map(decodeURIComponent);
  const target = path === '' ? file : join(dirname(file), path);
  if (!existsSync(target)) return true;
  if (anchor === undefined) return false;
  return !/\.(md|ipynb)$/.test(target) || statSync(target).isDirectory() || !anchorsOf(markdownOf(target)).has(anchor);
}
