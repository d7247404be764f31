import { type Browser, chromium } from 'playwright-core';

/** Starts a Chromium without a window. */
export function startChromium(executablePath: string): Promise<Browser> {
  // A container has no sandbox, and little shared memory.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
