import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setProgress, type ProgressState, type Reporter } from '../models/progress';
import { escapeHtml, oneLine } from './escape';
import { inKernel, writeOutput } from './kernel';
import { progressLine } from './progressLine';

/** Shows progress from now on: in a cell as one line that changes in place, on a terminal as one line of standard error. */
export function installProgress(): void {
  const show = [cellReporter(), terminalReporter()];
  if (process.env.GMIA_PROGRESS) show.push(lineReporter());
  setProgress(state => show.forEach(report => report(state)));
}

/** One output for each piece of work, rewritten until it ends. */
function cellReporter(): Reporter {
  const outputs = new Map<string, { id: string; seconds: number }>();
  return state => {
    if (!inKernel()) return;
    const known = outputs.get(state.label);
    // Work that was stopped and started again begins at zero, and in the output of another cell.
    const goesOn = known !== undefined && known.seconds <= state.seconds;
    const id = goesOn ? known.id : randomUUID();
    if (state.done < state.total) outputs.set(state.label, { id, seconds: state.seconds });
    else outputs.delete(state.label);
    const line = oneLine(progressLine(state));
    const html = `<div style="font-size: 13px; opacity: .8; white-space: pre-wrap">${escapeHtml(line)}</div>`;
    writeOutput({ 'text/html': html, 'text/plain': line }, id, goesOn);
  };
}

function terminalReporter(): Reporter {
  return state => {
    if (inKernel() || !process.stderr.isTTY) return;
    const line = oneLine(progressLine(state)).slice(0, (process.stderr.columns || 80) - 1);
    process.stderr.write(`\r\u001b[K${line}${state.done < state.total ? '' : '\n'}`);
  };
}

/** How lines for `npm run reproduce` begin. */
export const progressPrefix = 'gmia progress: ';
const betweenLines = 3; // seconds

/** Lines on the process's own standard error, past a notebook's cell: what starts notebooks passes them on. */
function lineReporter(): Reporter {
  let last = -Infinity;
  return (state: ProgressState) => {
    const now = performance.now() / 1000;
    if (state.done < state.total && now - last < betweenLines) return;
    last = now;
    try {
      writeSync(2, `${progressPrefix}${oneLine(progressLine(state))}\n`);
    } catch {
      // Nobody reads it any more: no reason to stop the work.
    }
  };
}
