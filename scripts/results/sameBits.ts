/**
 * Exhibits whose numbers are not the same bits on every machine: they hang on the last digits of TensorFlow's products,
 * which other instruction sets round otherwise. It trains the classifiers of the earlier attack (table 7) and of some
 * other attacks, and the distances by which all records of a pool are ranked come from it. With oneDNN held to AVX2, to
 * SSE 4.1 and switched off these moved and no other; the number of threads moved nothing.
 */
const moving = ['T7', 'attacks', 'records', 'selection'];

/** Whether the numbers of an exhibit are the same bits on every machine, where models are dense networks. */
export const isSameBits = (exhibit: string): boolean =>
  !moving.some(name => exhibit === name || exhibit.startsWith(`${name}-`));
