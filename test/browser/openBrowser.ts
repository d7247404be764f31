import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../src/core/findBrowser';

const program = findBrowser();

/** A browser that reaches nothing but files; skips the tests that ask for it, and says why, where there is none. */
export async function openBrowser(test: Mocha.Context): Promise<Browser> {
  if (!program) {
    console.log('      no Chromium on this machine (CHROME_PATH): nothing is tried in a browser');
    test.skip();
  }
  // A proxy that nobody listens on: whatever is not a file cannot be loaded.
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--proxy-server=127.0.0.1:9'] });
}

/** What asks for anything beyond the disk, of all that a page loads from here on. */
export function foreignRequests(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', request => {
    if (!/^(file|data|blob):/.test(request.url())) urls.push(request.url());
  });
  return urls;
}

/** What a rule of axe-core finds wrong on a page, each with the first element. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: require.resolve('axe-core') });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string; failureSummary?: string }[];
    }
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  });
}

/** The elements that reach beyond the right edge of the page, but for those that can be scrolled to. */
export const cutElements = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1;
    const cut: string[] = [];
    for (const element of document.querySelectorAll('main *')) {
      if (element.getBoundingClientRect().right <= edge) continue;
      let above = element.parentElement;
      while (above && !/auto|scroll|hidden/.test(getComputedStyle(above).overflowX)) above = above.parentElement;
      if (!above) cut.push(element.outerHTML.slice(0, 120));
    }
    return cut;
  });
