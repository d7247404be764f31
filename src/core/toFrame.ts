import type { DataFrame } from 'danfojs-node';

/**
 * A Danfo frame from named columns of one length. Danfo loads TensorFlow, so it is loaded only when the first frame is
 * made: a program that makes none never loads it.
 */
export function toFrame(columns: Record<string, ArrayLike<unknown>>): DataFrame {
  const danfo = require('danfojs-node') as typeof import('danfojs-node');
  const names = Object.keys(columns);
  // Danfo does not accept columns without rows in the form used below.
  if (names.every(name => columns[name].length === 0)) return new danfo.DataFrame([], { columns: names });
  return new danfo.DataFrame(
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Array.from(values)])),
  );
}
