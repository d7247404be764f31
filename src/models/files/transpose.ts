import { type FileArray, sizeOf } from './fileArray';

/** Values in Fortran order, where the first index runs fastest, as row-major ones: a copy. */
export function transpose(values: FileArray['values'], shape: readonly number[]): FileArray['values'] {
  const steps = shape.map((_, axis) => sizeOf(shape.slice(0, axis))); // between neighbours along an axis
  const moved = values.slice();
  const index = shape.map(() => 0);
  for (let to = 0, at = 0; to < values.length; to++) {
    (moved as unknown[])[to] = values[at];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += steps[axis];
      if (++index[axis] < shape[axis]) break;
      at -= steps[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return moved;
}
