import { withWasm } from '../../core/withWasm';

const { fingerprint64 } = withWasm(() => require('farmhash-modern') as typeof import('farmhash-modern'));

/** TensorFlow's key of crosses. */
const crossKey = 0xdecafcaffen;
const factor = 0xc6a4a7935bd1e995n;
const wrapped = (value: bigint): bigint => BigInt.asUintN(64, value);
const mixed = (value: bigint): bigint => value ^ (value >> 47n);

/** The bucket of a text, as a hashed column of TensorFlow has it (FarmHash's Fingerprint64). */
export const textBucket = (text: string, buckets: number): number => Number(fingerprint64(text) % BigInt(buckets));

/**
 * The bucket of several values together, as a crossed column of TensorFlow has it (FingerprintCat64).
 * @param values a text, or the position of a key or an interval
 */
export function crossBucket(values: (string | number)[], buckets: number): number {
  const together = values.reduce((hash, value) => {
    const next = typeof value === 'string' ? fingerprint64(value) : BigInt(value);
    const one = wrapped((hash ^ factor ^ wrapped(mixed(wrapped(next * factor)) * factor)) * factor);
    return mixed(wrapped(mixed(one) * factor));
  }, crossKey);
  return Number(together % BigInt(buckets));
}
