/**
 * With what Chromium is started for a page of our own, without a window.
 * @param profile a folder of its own, so that it leaves the user's alone
 */
export const browserOptions = (profile: string): string[] => [
  ...['--headless', '--disable-gpu', `--user-data-dir=${profile}`],
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses to run as root with one
];
