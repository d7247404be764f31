import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** The path of a browser of Chromium's kind: what CHROME_PATH names and no other, or one where such are installed. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROME_PATH) return [env.CHROME_PATH].find(runs);
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap(folder => names.map(name => join(folder, name))), ...elsewhere(env)].find(runs);
}

/** Where installers put them that leave PATH alone. */
function elsewhere(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform !== 'win32') return [];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(one => one !== undefined);
  return folders.flatMap(folder => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
