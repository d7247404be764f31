import { randomUUID } from 'node:crypto';
import { type Plan, type Progress, type ProgressState, setProgress } from '../core/progress';
import { escapeHtml, oneLine } from './escape';
import { inKernel, writeOutput } from './kernel';
import { planLine } from './planLine';
import { progressLine } from './progressLine';
import { planPrefix, progressPrefix, tellRun } from './runLines';

type Reporter = (state: ProgressState) => void;

/** Shows progress in a cell as one line that changes in place, on a terminal as one line of standard error. */
export function progressDisplay(): Required<Progress> {
  const show = [cellReporter(), terminalReporter()];
  if (process.env.GMIA_PROGRESS) show.push(lineReporter());
  return { plan: showPlan, state: state => show.forEach(report => report(state)) };
}

/** @deprecated Use `setProgress(progressDisplay())`, which `import 'gmia'` has done. */
export const installProgress = (): void => setProgress(progressDisplay());

/** A line that stays: in the cell, on the terminal, and for `npm run reproduce`. */
function showPlan(plan: Plan): void {
  const line = oneLine(planLine(plan));
  if (inKernel()) writeOutput({ 'text/html': lineHtml(line), 'text/plain': line });
  else if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}\n`);
  tellRun(planPrefix, line);
}

const lineHtml = (line: string) =>
  `<div style="font-size: 13px; opacity: .8; white-space: pre-wrap">${escapeHtml(line)}</div>`;

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
    writeOutput({ 'text/html': lineHtml(line), 'text/plain': line }, id, goesOn);
  };
}

function terminalReporter(): Reporter {
  return state => {
    if (inKernel() || !process.stderr.isTTY) return;
    const line = oneLine(progressLine(state)).slice(0, (process.stderr.columns || 80) - 1);
    process.stderr.write(`\r\u001b[K${line}${state.done < state.total ? '' : '\n'}`);
  };
}

const betweenLines = 3;
const mostLines = 200; // seconds, and lines for one piece of work

/** Lines for who executes the notebook, which passes them on. */
function lineReporter(): Reporter {
  let last = -Infinity;
  return (state: ProgressState) => {
    const now = performance.now() / 1000;
    const pause = Math.max(betweenLines, (state.seconds + state.secondsLeft || 0) / mostLines);
    if (state.done < state.total && now - last < pause) return;
    last = now;
    tellRun(progressPrefix, oneLine(progressLine(state)));
  };
}
