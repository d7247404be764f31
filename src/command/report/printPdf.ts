import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserOptions } from '../../core/browserOptions';

const longest = 180_000;

/** Prints a page to a PDF of A4, by Chromium. @throws Error with what it said, where it wrote none */
export async function printPdf(browser: string, page: string, pdf: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'gmia-pdf-'));
  const args = [
    ...browserOptions(profile),
    '--no-pdf-header-footer',
    '--virtual-time-budget=20000', // until charts are drawn
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
  rmSync(pdf, { force: true });
  try {
    const said = await new Promise<string>(done => {
      execFile(browser, args, { timeout: longest }, (error, _, text) =>
        done(error ? `${error.message}\n${text}` : text),
      );
    });
    if (!existsSync(pdf)) throw new Error(`${browser} wrote no ${pdf}. It said:\n${said.slice(-1000)}`);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
