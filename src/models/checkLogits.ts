import { checkInteger, expected } from '../core/check';
import { checkPositions } from '../core/checkPositions';

/** Numbers of each model for each record and class, `[models × records × classes]`. */
export interface ByClass {
  values: ArrayLike<number>;
  models: number;
  records: number;
  classes: number;
}

/**
 * Checks that there is a number for each model, record and class, before a loop goes by these sizes.
 * @param name of the argument, for messages
 * @throws RangeError otherwise
 */
export function checkLogits<Given extends ByClass>(given: Given, name = 'logits'): Given {
  const { values, models, records, classes } = (given ?? {}) as Partial<ByClass>;
  const list = Array.isArray(values) || values instanceof Float32Array || values instanceof Float64Array;
  if (!list)
    expected(`${name} as { values, models, records, classes }`, given, 'A model’s `logits(records)` gives them.');
  checkInteger(`${name}.models`, models, 0);
  checkInteger(`${name}.records`, records, 0);
  checkInteger(`${name}.classes`, classes, 1);
  if (values!.length !== models! * records! * classes!)
    expected(
      `${name}.values for ${models} models × ${records} records × ${classes} classes`,
      `${values!.length} values`,
    );
  return given;
}

/** Checks that each record has a class, which a loss is of. @throws RangeError otherwise */
export function checkLabels(labels: ArrayLike<number>, { records, classes }: Omit<ByClass, 'values' | 'models'>): void {
  checkPositions('labels', labels, classes, 'classes');
  if (labels.length !== records) expected(`a label for each of ${records} records`, `${labels.length} labels`);
}
