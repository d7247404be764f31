import { workOptions } from '../../core/progress';
import type { Experiment } from './experiment';
import type { Run } from './run';
import { table3Plan } from './tableLines';
import { trainedBy } from './trainedBy';

/** How a run searches for the queries of the indirect attack. */
export const searchOptions = (experiment: Experiment, run: Run) => ({
  theta: table3Plan(experiment.name).theta,
  ...run.counts.indirect,
  ...trainedBy(experiment.references.architecture, run),
  ...workOptions(experiment),
});
