import { writeSync } from 'node:fs';

/** How lines begin that tell who executes notebooks what one does. */
export const progressPrefix = 'gmia progress: ';
export const planPrefix = 'gmia plan: ';
export const claimsPrefix = 'gmia claims: ';

/**
 * Tells who executes this notebook something, in a line on the process's own standard error, past the notebook's cell;
 * where nobody does, nothing happens.
 */
export function tellRun(prefix: string, text: string): void {
  if (!process.env.GMIA_PROGRESS) return;
  try {
    writeSync(2, `${prefix}${text}\n`);
  } catch {
    // Nobody reads it any more: no reason to stop the work.
  }
}
