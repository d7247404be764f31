import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserOptions } from '../../core/browserOptions';
import { expected } from '../../core/check';
import { findBrowser } from '../../core/findBrowser';

const scale = 2; // pixels of the image for each of the page: sharp in print

/**
 * An SVG file as a PNG, drawn by Chromium or Chrome in about a second.
 * @throws RangeError where neither is installed, or it draws nothing
 */
export function rasterise(svg: string): Buffer {
  const browser = findBrowser() ?? expected('Chromium or Chrome to make a PNG', 'none', "Install it, or write '.svg'.");
  const [, width, height] = svg.match(/width="(\d+)" height="(\d+)"/) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'gmia-png-'));
  try {
    const [from, to] = [join(folder, 'figure.html'), join(folder, 'figure.png')];
    writeFileSync(from, `<!doctype html><meta charset="utf-8"><body style="margin: 0">${svg}</body>`);
    const options = [
      ...browserOptions(join(folder, 'profile')),
      '--hide-scrollbars',
      `--force-device-scale-factor=${scale}`,
      `--window-size=${width},${height}`,
      `--screenshot=${to}`,
    ];
    execFileSync(browser, [...options, pathToFileURL(from).href], { stdio: 'ignore', timeout: 60_000 });
    return readFileSync(to);
  } catch (error) {
    return expected(`${browser} to draw the chart`, (error as Error).message, "Write '.svg' instead.");
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
