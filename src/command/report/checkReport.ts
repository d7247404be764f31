import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../core/findBrowser';
import { checkReportFolder, isPage } from '../reproduce/reportFolder';
import { UsageError } from '../runCommand';
import type { NotebookReportOptions } from './reportNotebooks';

/** Checks, before anything is executed, that pages can be written. @throws UsageError otherwise */
export function checkReport({ notebooks, out, single, pdf }: NotebookReportOptions): void {
  const names = notebooks.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new UsageError(`Expected notebooks with names of their own, got two of the name ${twice}. Rename one.`);
  const reserved = names.find(name => ['index', 'paper-beside-ours', 'report'].includes(name));
  if (reserved !== undefined)
    throw new UsageError(`Expected another name than ${reserved}, which is a page of the report. Rename the notebook.`);
  if (!single) checkReportFolder(out);
  else
    for (const name of names)
      if (existsSync(join(out, `${name}.html`)) && !isPage(out, `${name}.html`))
        throw new UsageError(
          `Expected no ${name}.html but one of gmia's in ${out}, found another. Choose another --out.`,
        );
  if (pdf && !findBrowser())
    throw new UsageError(
      'Expected Chromium or Chrome for --pdf, found neither. Install it (Debian, Ubuntu: apt install chromium; ' +
        'elsewhere: https://www.google.com/chrome), or name its program in CHROME_PATH.',
    );
}
