import { plotlyOf } from '../../display/charts/plotlyScript';
import { indexPage } from '../pages/indexPage';
import { files } from '../pages/links';
import { notebookPage } from '../pages/notebookPage';
import { paperPage } from '../pages/paperPage';
import { hasPaper, type Report } from '../pages/report';
import type { FolderWriter } from './reportFolder';

/** Writes all pages of a report as far as it is made. @param step of the report, raised at each call */
export function writePages(report: Report, folder: FolderWriter, step: number): void {
  for (const one of report.notebooks) {
    if (!one.parts) continue;
    if (one.parts.figures.length) plotlyOf(folder.path);
    folder.write(`${one.name}.html`, notebookPage(report, { ...one, parts: one.parts }));
  }
  if (hasPaper(report)) folder.write(files.paper, paperPage(report));
  folder.write(files.index, indexPage(report, step));
}
