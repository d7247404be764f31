import { expected } from '../../core/check';
import { checkJobs } from '../checkJobs';
import type { DataShape, TrainingTask } from '../trainer';
import { checkWideAndDeep } from './checkWideAndDeep';
import type { WideAndDeep } from './wideAndDeep';
import { wideAndDeepShapes } from './wideAndDeepShapes';

/** Checks whether a network goes with data. @throws RangeError naming what is wrong */
export function checkData(spec: WideAndDeep, { shape, classes }: DataShape): void {
  checkWideAndDeep(spec);
  if (classes !== 2) expected('2 classes for a wide-and-deep network', classes);
  checkWidth(
    spec,
    shape.reduce((a, b) => a * b, 1),
  );
}

/** Checks that all columns lie within records of so many features. @throws RangeError naming one that does not */
export function checkWidth({ columns }: WideAndDeep, features: number): void {
  for (const { name, start, width } of columns)
    if (start + width > features)
      expected(`records of ${start + width} features or more, for column ${name}`, features);
}

/** Checks a whole task. @throws RangeError naming what is wrong */
export function checkTask({ spec, data, jobs }: TrainingTask<WideAndDeep>): void {
  checkData(spec, data);
  checkJobs(wideAndDeepShapes(spec), data, jobs);
}
