import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minuteOf } from '../../core/format';
import { version } from '../../core/version';
import { plotlyOf } from '../../display/charts/plotlyScript';
import type { Run } from '../../paper/setup/run';
import type { Values } from '../notebooks/parameters';
import { checkOut, makePartial, replaceFolder } from '../reproduce/folder';
import { commit, machine } from '../reproduce/machine';
import { root } from '../root';
import { shortPath } from '../shortPath';
import { runCombinations } from './runCombinations';
import { sweepPage } from './sweepPage';
import type { Sweep } from './sweepRun';

export interface SweepOptions {
  run: Run;
  /** Absolute path of the notebook. */
  file: string;
  combinations: Values[];
  /** Absolute path of the folder. */
  out: string;
}

/**
 * Executes a notebook with many values, and writes one page of all, `sweep.json` and a page for each run.
 * @returns how many failed
 * @throws Error when it was stopped; what was in the folder is then still there
 */
export async function sweep({ run, file, combinations, out }: SweepOptions): Promise<number> {
  const partial = makePartial(out);
  try {
    const runs = await runCombinations(run, file, combinations, partial);
    const date = `${minuteOf(new Date())} UTC`;
    const { profile, seed } = run;
    const made = { profile, seed, gmia: version, commit: commit(root), machine: machine(), date };
    const whole: Sweep = { notebook: basename(file), ...made, runs };
    writeFileSync(join(partial, 'sweep.json'), `${JSON.stringify(whole, null, 1)}\n`);
    writeFileSync(join(partial, 'index.html'), sweepPage(whole, plotlyOf(partial)));
    replaceFolder(partial, out);
    const failed = runs.filter(({ error }) => error !== undefined).length;
    console.log(
      `${failed ? `${failed} of ${runs.length} runs failed. ` : ''}Page: ${shortPath(join(out, 'index.html'))}`,
    );
    return failed;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Checks that a page of many runs can go to a folder. @throws UsageError otherwise */
export const checkSweepFolder = (out: string): void =>
  checkOut(out, name => /^(index\.html|sweep\.json|plotly\.js|run-\d+\.html)$/.test(name));
