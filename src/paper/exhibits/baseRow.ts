import type { Chosen } from '../../data/chosen';
import { Records } from '../../data/records';
import type { BaseRow } from '../report/makeRow';
import { notes, notesOf } from '../report/notes';
import type { RecordSet } from '../report/row';
import type { Experiment } from '../setup/experiment';

/**
 * What all rows of an exhibit on an experiment share: the setting, how long its models were trained, and how it
 * departs from the paper's scale.
 * @param about the records that the rows are about: which they are, and how they were chosen
 */
export function baseRow(
  exhibit: string,
  experiment: Pick<Experiment, 'name' | 'references' | 'note' | 'notes'>,
  about?: { records: RecordSet; chosen: Chosen | Records },
): BaseRow {
  const { name, references } = experiment;
  return {
    exhibit,
    setting: name,
    steps: references.architecture.steps,
    ...(about && {
      records: about.records,
      ...(about.chosen instanceof Records
        ? { count: about.chosen.length }
        : { count: about.chosen.records.length, delta: about.chosen.delta, beta: about.chosen.beta }),
    }),
    ...notes(...notesOf(experiment)),
  };
}
