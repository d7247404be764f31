import { existsSync, readFileSync } from 'node:fs';
import type { Figure } from '../../display/charts/figure';

/** What a page is made from: the cells of a notebook, as `execute_notebooks.py` writes them. */
export interface Parts {
  /** The cells as HTML; where it has `chartMark(i)`, figure i is to be drawn. */
  body: string;
  /** Whether Plotly draws on it. */
  charts: boolean;
  /** Those that no script in the body draws: of a notebook that was saved outside a report. */
  figures: Figure[];
  /** Those that stand beside charts, in order. */
  pictures: StillPicture[];
}

export interface StillPicture {
  svg: string;
  /** What it shows; null where it is none of Plotly's. */
  figure: Figure | null;
  /** The same in words. */
  text: string;
  /** Of the cell that shows it. */
  tags: string[];
}

/** What stands in the place of a figure. */
export const chartMark = (i: number): string => `<!-- figure ${i} -->`;

/** The parts in a file; undefined where a notebook failed before it had any. */
export const readParts = (file: string): Parts | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Parts) : undefined;

/** The tag of a cell whose chart stands for its notebook in the report. */
const mainTag = 'main-picture';

/** The picture that stands for a notebook: that of the cell tagged `main-picture`, otherwise the first. */
export const mainPicture = ({ pictures }: Parts): StillPicture | undefined =>
  pictures.find(({ tags }) => tags.includes(mainTag)) ?? pictures[0];
