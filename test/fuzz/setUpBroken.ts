import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Call, call } from './call';
import type { SetUp } from './setUp';
import type { World } from './world';

/** Calls that do what none may, to see that it is found. */
const brokenCalls: readonly Call[] = [
  call('one that is right', () => 5, fc.constant([])),
  call(
    'a loop without an end',
    () => {
      for (;;);
    },
    fc.constant([]),
  ),
  call('an end of the process', () => process.exit(3), fc.constant([])),
  call('an error of V8', () => (undefined as unknown as number[]).length, fc.constant([null]), { long: true }),
  call('NaN', () => NaN, fc.constant([])),
  call('a write elsewhere', () => writeFileSync(join(__dirname, 'written'), ''), fc.constant([])),
  call('a connection', () => assert.ok(connect(9, '192.0.2.1')), fc.constant([])),
];

/** Calls to see that the child and its parent find what is wrong. */
export const setUp: SetUp = async () => ({ world: {} as World, calls: brokenCalls, train: async () => [] });
