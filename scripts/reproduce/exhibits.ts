import { escapeHtml } from '../../src/display/escape';

const subjects: Record<string, string> = {
  T1: 'the direct attack',
  T2: 'the thresholds of the selection',
  T3: 'the direct and the indirect attack on one record',
  T4: 'training length',
  T5: 'L2 regularisation',
  T6: 'accuracy of the target models',
  T7: 'the earlier attack',
  F1: 'unique influence on a toy example',
  F12: 'labels of the records at risk',
};

/** What goes beyond the paper, by the end of the exhibit's name. */
const extensions: Record<string, string> = {
  'T3-all': 'the direct and the indirect attack on all selected records',
  'T7-all': 'the earlier attack on the whole pool',
  'T3-null': 'how often non-members lie at or below a cut-off',
  matched: 'on as many records as the paper selected',
  same: 'on the same records throughout',
};

/** Exhibits that the paper has no counterpart of. */
const ours: Record<string, string> = {
  calibration: 'how many non-members lie at or below a cut-off',
  claims: 'how many of the claims about one model are wrong',
  attacks: 'other attacks on the same models',
  records: 'which records are truly exposed',
  selection: 'other rules of selection',
};

/** "Table" or "Figure" and its number; other names as they are. */
const label = (exhibit: string) => exhibit.replace(/^T(?=\d)/, 'Table ').replace(/^F(?=\d)/, 'Figure ');

/** A heading in words: "Table 1: the direct attack". */
export function exhibitTitle(exhibit: string): string {
  const [, stem, end] = /^([TF]\d+)(?:-(.+))?$/.exec(exhibit) ?? [];
  if (stem === undefined) return ours[exhibit] ? `Beyond the paper: ${ours[exhibit]}` : exhibit;
  const subject = extensions[exhibit] ?? [subjects[stem], end && (extensions[end] ?? end)].filter(Boolean).join(', ');
  return `${end === undefined ? label(stem) : `Beyond ${label(stem).toLowerCase()}`}${subject && `: ${subject}`}`;
}

/** The anchor of an exhibit's section. */
export const exhibitId = (exhibit: string): string => `exhibit-${encodeURIComponent(exhibit)}`;

/** The short name of an exhibit as HTML, linked to its section where the page has one. */
export const exhibitLink = (exhibit: string, sections: string[], text = label(exhibit)): string =>
  sections.includes(exhibit)
    ? `<a href="#${escapeHtml(encodeURI(exhibitId(exhibit)))}">${escapeHtml(text)}</a>`
    : escapeHtml(text);
