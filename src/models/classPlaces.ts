import { expected } from '../core/check';

/**
 * For each of a model's classes, in its order, which class of ours it is.
 * @param where the names are, for the error
 * @throws RangeError unless each class of ours is among them, once
 */
export function classPlaces(names: readonly string[], classes: readonly string[], where: string): readonly number[] {
  const places = names.map(name => classes.indexOf(name));
  if (names.length !== classes.length || places.includes(-1) || new Set(places).size !== classes.length)
    expected(`each of the classes ${classes.join(', ')} once in ${where}`, names.join(', '));
  return places;
}

/** Numbers by class, `[… × classes]`, in our order; the same array where it is theirs. */
export function intoPlaces<T extends Float32Array | Float64Array>(values: T, places: readonly number[]): T {
  if (places.every((to, c) => to === c)) return values;
  const { length } = places;
  const moved = values.slice() as T;
  for (let i = 0; i < values.length; i++) moved[i - (i % length) + places[i % length]] = values[i];
  return moved;
}
