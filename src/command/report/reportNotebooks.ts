import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../core/findBrowser';
import { notebookPage } from '../pages/notebookPage';
import { failedOf, type Report } from '../pages/report';
import { FolderWriter } from '../reproduce/reportFolder';
import { type ReproduceOptions, reproduce } from '../reproduce/reproduce';
import { runNotebooks, type Work } from '../reproduce/runNotebooks';
import { shortPath } from '../shortPath';
import { printPdf } from './printPdf';

export interface NotebookReportOptions extends ReproduceOptions {
  /** Whether each page is printed to a PDF. */
  pdf?: boolean;
}

/**
 * Executes notebooks and writes a page of each: as a report, or with `single` each as one file with all that it needs.
 * @returns how many notebooks failed
 * @throws Error when it was stopped
 */
export async function reportNotebooks({ single, pdf, ...options }: NotebookReportOptions): Promise<number> {
  const { out, notebooks } = options;
  const failed = single ? await writeSingle(options, out) : await reproduce(options);
  if (pdf)
    for (const { name } of notebooks) {
      const file = join(out, `${name}.pdf`);
      await printPdf(findBrowser()!, join(out, `${name}.html`), file);
      console.log(`PDF: ${shortPath(file)}`);
    }
  return failed;
}

/** Each notebook as one file. */
async function writeSingle(work: Work, out: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-report-'));
  try {
    const report: Report = await runNotebooks(work, folder);
    mkdirSync(out, { recursive: true });
    for (const one of report.notebooks) {
      if (!one.parts) continue;
      new FolderWriter(out).write(`${one.name}.html`, notebookPage(report, { ...one, parts: one.parts }, true));
      console.log(`Page: ${shortPath(join(out, `${one.name}.html`))}`);
    }
    return failedOf(report).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
