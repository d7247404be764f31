export const limitAdvice =
  '`ulimit -v` limits them: lift that, and limit memory by a control group. Or set ' +
  'NODE_OPTIONS=--disable-wasm-trap-handler, which gives the same numbers and makes do with 4 GB, or 8 GB to train.';

/**
 * Loads or makes what runs by WebAssembly.
 * @throws Error that says what to do where this process may not have as many addresses as that takes
 */
export function withWasm<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!isOutOfAddresses(error)) throw error;
    throw new Error(
      `WebAssembly cannot have its memory (${error.message}). Each reserves some 10 GB of addresses. ${limitAdvice}`,
      { cause: error },
    );
  }
}

const isOutOfAddresses = (error: unknown): error is RangeError =>
  error instanceof RangeError && /WebAssembly\.(Instance|Memory)/.test(error.message);
