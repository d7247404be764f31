import { tanh } from './elementary';

const tanhCode = 1, reluCode = 2;

/** Applies an activation to `bytes` of values in place. */
export function activate(activation: i32, at: usize, bytes: usize): void {
  const end = at + bytes;
  if (activation == tanhCode) for (; at < end; at += 16) v128.store(at, tanh(v128.load(at)));
  else if (activation == reluCode) for (; at < end; at += 16) v128.store(at, f32x4.pmax(v128.load(at), f32x4.splat(0)));
}

/** Multiplies `delta` by the derivative of an activation, which follows from its output. */
export function activationGradient(activation: i32, output: usize, delta: usize, bytes: usize): void {
  const end = output + bytes;
  if (activation == tanhCode) {
    const one = f32x4.splat(1);
    for (; output < end; output += 16, delta += 16) {
      const y = v128.load(output);
      v128.store(delta, f32x4.mul(v128.load(delta), f32x4.sub(one, f32x4.mul(y, y))));
    }
  } else if (activation == reluCode) {
    const zero = f32x4.splat(0);
    for (; output < end; output += 16, delta += 16)
      v128.store(delta, v128.and(v128.load(delta), f32x4.gt(v128.load(output), zero)));
  }
}
