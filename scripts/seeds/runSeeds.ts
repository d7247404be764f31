import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStopped, kernelsHere } from '../../src/command/notebooks/execute';
import { readNotebooks } from '../../src/command/notebooks/notebooks';
import { failedOf, type Report } from '../../src/command/pages/report';
import { writeResults } from '../../src/command/pages/results';
import { codeHash } from '../../src/command/reproduce/codeHash';
import { makePartial } from '../../src/command/reproduce/folder';
import { runNotebooks } from '../../src/command/reproduce/runNotebooks';
import { root } from '../../src/command/root';
import { version } from '../../src/core/version';
import type { Run } from '../../src/paper/setup/run';
import { outcomeOf } from './outcome';
import { keepOutcome, type Outcomes, readOutcomes, seriesName } from './outcomes';
import { seedsText } from './seedList';
import type { SeedsOptions } from './seedsCommand';
import { seedsPage } from './seedsPage';

/** Runs the notebooks with a seed; their pages go into a folder that is removed afterwards. */
export type RunSeed = (run: Run, folder: string) => Promise<Report>;

const runAll: RunSeed = (run, folder) =>
  runNotebooks(
    {
      run,
      notebooks: readNotebooks(join(root, 'notebooks')),
      title: '',
      again: () => 'npm run seeds',
      kernels: kernelsHere(),
    },
    folder,
  );

/**
 * Runs the seeds that are missing, one after another, and after each writes what came of it: the results below `out`,
 * the outcome into `docs/seeds/` and the page of all outcomes. A failing notebook does not keep others from running.
 * @param project the folder whose `docs/` is written
 * @returns the seeds with which a notebook failed, or that could not be run
 * @throws Error when it was stopped
 */
export async function runSeeds(
  { seeds, run, out, older }: SeedsOptions,
  project = root,
  runSeed = runAll,
): Promise<number[]> {
  const name = seriesName(run);
  const file = join(project, 'docs/seeds', `${name}.json`);
  const code = codeHash(root)!;
  const done = readOutcomes(file)?.seeds.filter(one => one.failures.length === 0 && (older || one.code === code));
  const left = seeds.filter(seed => !done?.some(one => one.seed === seed));
  if (left.length < seeds.length)
    console.log(`${seeds.length - left.length} of ${seeds.length} seeds were run before.`);
  const failed: number[] = [];
  for (const [i, seed] of left.entries()) {
    console.log(`\nSeed ${seed}, ${i + 1} of ${left.length}`);
    mkdirSync(out, { recursive: true });
    const partial = makePartial(join(out, `${name}-${seed}`));
    try {
      const report = await runSeed({ ...run, seed }, partial);
      if (failedOf(report).length > 0) failed.push(seed);
      writeResults(join(out, `${name}-${seed}.json`), report);
      keepOutcome(file, run, outcomeOf(report, version, code));
      writePage(project);
    } catch (error) {
      if (isStopped()) throw error;
      console.log((error as Error).message);
      failed.push(seed);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  const ended = failed.length === 0 ? 'No notebook failed.' : `Notebooks failed with seeds ${seedsText(failed)}.`;
  console.log(`\n${ended} What became of the claims: ${join(project, 'docs/seeds.md')}`);
  return failed;
}

function writePage(project: string): void {
  const folder = join(project, 'docs/seeds');
  const files = readdirSync(folder).filter(name => name.endsWith('.json'));
  const all = files.sort().map(name => readOutcomes(join(folder, name)) as Outcomes);
  writeFileSync(join(project, 'docs/seeds.md'), seedsPage(all));
}
