import assert from 'node:assert/strict';
import { planLine } from '../../src/display/planLine';

const part = (kind: 'reference' | 'target', total: number, stored = 0) => ({ kind, total, stored });

describe('planLine', () => {
  it('says what is missing, how long that takes, and what is there', () =>
    assert.equal(
      planLine({ name: 'mnist', parts: [part('reference', 100, 40), part('target', 100)], seconds: 33_600 }),
      'mnist: 60 of 100 reference models and 100 target models to train, about 9:20:00 on this machine; 40 are in ' +
        'the store.',
    ));

  it('leaves out a series that is whole, but counts its models', () =>
    assert.equal(
      planLine({ name: 'mnist', parts: [part('reference', 5, 5), part('target', 4, 1)], seconds: 90 }),
      'mnist: 3 of 4 target models to train, about 1:30 on this machine; 6 are in the store.',
    ));

  it('knows one and none', () => {
    const line = (stored: number) => planLine({ name: 'adult', parts: [part('reference', 30, stored)], seconds: 4.04 });
    assert.equal(line(1), 'adult: 29 of 30 reference models to train, about 4.0 s on this machine; 1 is in the store.');
    assert.equal(
      line(0),
      'adult: 30 reference models to train, about 4.0 s on this machine; none is in the store yet.',
    );
  });

  it('ends with what to do when that is too long', () =>
    assert.match(
      planLine({ name: 'adult', parts: [part('reference', 30)], seconds: 7200, hint: 'Try the laptop profile.' }),
      /about 2:00:00 on this machine; none is in the store yet\. Try the laptop profile\.$/,
    ));

  it('says so when all is stored, where nothing can take too long', () =>
    assert.equal(
      planLine({
        name: 'cancer',
        parts: [part('reference', 100, 100), part('target', 50, 50)],
        hint: 'Try the laptop profile.',
      }),
      'cancer: 100 reference models and 50 target models found in the store.',
    ));
});

describe('planLine of all trainings', () => {
  const line = (stored: number, seconds?: number) =>
    planLine({
      name: 'Adult, Cancer',
      overall: true,
      parts: [part('reference', 200, stored), part('target', 20), { kind: 'block', total: 16, stored: 0 }],
      seconds,
      hint: 'Less to do: --profile smoke.',
    });

  it('says what there is to do, and how long where that is known', () => {
    assert.equal(
      line(0, 3600),
      'In all (Adult, Cancer): 200 reference models, 20 target models and 16 block models to train, about 1:00:00 on ' +
        'this machine; none is in the store yet. Less to do: --profile smoke.',
    );
    assert.match(
      line(100),
      /16 block models to train; 100 are in the store\. How long each training takes is said when it has begun\. Less/,
    );
  });
});

describe('planLine of questions', () => {
  const line = (records: number, requests: number, kept: number, seconds?: number) =>
    planLine({ name: 'model at https://host/m', parts: [], questions: { records, requests, kept }, seconds });

  it('says what is asked and how long it takes, and what is at hand', () => {
    assert.equal(
      line(1008, 4, 12, 2.1),
      'model at https://host/m: 1,008 records to ask in 4 requests, about 2.1 s; 12 answers are at hand.',
    );
    assert.match(line(1, 1, 0, 1), /: 1 record to ask in 1 request, about 1\.0 s; no answer is at hand\.$/);
    assert.equal(line(0, 0, 1200), 'model at https://host/m: all 1,200 answers are at hand.');
  });
});
