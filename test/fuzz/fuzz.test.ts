import assert from 'node:assert/strict';
import { allCalls } from './allCalls';
import { missingFrom } from './coverage';
import { watch } from './watch';
import { withWorld } from './withWorld';

/** Of each call: a sample, as `npm run fuzz` makes more. */
const runs = 6;

describe('every public function', () => {
  it('is among the calls', async () =>
    assert.deepEqual(await withWorld(world => missingFrom(allCalls(world), world)), []));

  it('has a name of its own there', async () => {
    const names = await withWorld(world => allCalls(world).map(({ name }) => name));
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) < i),
      [],
    );
  });
});

describe('calls with spoilt arguments', () => {
  it('give what is right or an error that says what was expected, and harm nothing', async () => {
    const { calls, failures } = await watch({ seed: 7, rounds: 1, runs }, 50);
    assert.deepEqual(
      failures.map(({ name, found }) => `${name}: ${found}`),
      [],
    );
    const all = await withWorld(world => allCalls(world).length);
    assert.equal(calls, runs * all);
  });
});

describe('watch', () => {
  const run = (...names: string[]) => watch({ seed: 1, rounds: 1, runs: 1, names, broken: true }, 5);

  it('tells of a call that never comes back, and goes on with the next', async () => {
    const { calls, failures } = await run('a loop without an end', 'one that is right');
    assert.equal(calls, 2);
    assert.deepEqual(
      failures.map(({ name, found }) => [name, found.split('\n')[0]]),
      [['a loop without an end', 'did not come back in 5 s']],
    );
  });

  it('tells of an end of the process, an unclear error, NaN, a write elsewhere and a connection', async () => {
    const { failures } = await run(
      'an end of the process',
      'an error of V8',
      'NaN',
      'a write elsewhere',
      'a connection',
      'one that is right',
    );
    assert.deepEqual(
      failures.map(({ name, found }) => [name, /^[^:\n]*/.exec(found)![0].replace(/\/.*/, '')]),
      [
        ['an end of the process', 'ended the process'],
        ['an error of V8', 'an unclear error'],
        ['NaN', 'a wrong result, result is NaN'],
        ['a write elsewhere', 'tried writeFileSync '],
        ['a connection', 'tried a connection to 192.0.2.1'],
      ],
    );
  });
});
