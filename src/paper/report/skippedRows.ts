import { notes } from './notes';
import type { Row } from './row';

/** The rows of what the paper prints on a setting that was not run, with the reason why it was not. */
export const skippedRows = (printed: Row[], reason: string): Row[] =>
  printed.map(row => ({ ...row, ours: null, skipped: reason, ...notes(`Skipped: ${reason}`) }));
