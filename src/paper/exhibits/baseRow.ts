import { recordsOf } from '../../attack/observe';
import { checkFields, checkText } from '../../core/check';
import { checkTexts } from '../../core/checkList';
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
  checkText('exhibit', exhibit);
  checkFields('experiment', experiment, 'an Experiment', ['name', 'references'], 'prepare(name, run) gives one.');
  const { name, references } = experiment;
  checkText('experiment.name', name);
  checkFields('experiment.references', references, 'models of our own', ['architecture']);
  if (experiment.notes !== undefined) checkTexts('experiment.notes', experiment.notes);
  if (about !== undefined) {
    checkFields('about', about, '{ records, chosen }', ['records', 'chosen']);
    checkText('about.records', about.records);
  }
  return {
    exhibit,
    setting: name,
    steps: references.architecture.steps,
    ...(about && {
      records: about.records,
      count: recordsOf(about.chosen).length,
      ...(!(about.chosen instanceof Records) && { delta: about.chosen.delta, beta: about.chosen.beta }),
    }),
    ...notes(...notesOf(experiment)),
  };
}
