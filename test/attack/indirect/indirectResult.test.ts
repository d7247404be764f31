import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { attackIndirectly } from '../../../src/attack/indirect/attackIndirectly';
import type { IndirectResult } from '../../../src/attack/indirect/indirectResult';
import { rows } from '../../../src/core/matrix';
import { precisionRecallChart } from '../../../src/display/charts/precisionRecallChart';
import { plainText } from '../../../src/display/outputsOf';
import { evaluate } from '../../../src/evaluate/evaluation';
import { meanRecordAuc } from '../../../src/evaluate/recordAucs';
import { cancerAttack, type SmallAttack, small } from './smallAttack';

describe('IndirectResult', () => {
  let cancer: SmallAttack;
  let result: IndirectResult;
  let empty: IndirectResult;
  before(async () => {
    cancer = await cancerAttack();
    result = await attackIndirectly(cancer.references, cancer.targets, cancer.chosen, small);
    empty = await attackIndirectly(cancer.references, cancer.targets, cancer.chosen.only([]), small);
  });

  it('is combined in another way as if attacked anew, from the same evidence', async () => {
    for (const options of [
      { combination: 'rank' },
      { combination: 'fisher', method: 'student' },
      { correlation: 'vectors' },
    ] as const) {
      const other = result.combinedBy(options);
      const anew = await attackIndirectly(cancer.references, cancer.targets, cancer.chosen, { ...small, ...options });
      assert.deepEqual([other.p, other.method, other.warnings], [anew.p, anew.method, anew.warnings]);
      assert.notDeepEqual(other.p, result.p);
      assert.deepEqual(
        [other.found, other.truth, other.loss, other.selection],
        [result.found, result.truth, result.loss, result.selection],
      );
      assert.equal(other.found, result.found);
    }
    assert.deepEqual(result.combinedBy({}).p, result.p);
  });

  it('says what guesses below the reach of ranks rest on, by how it combines, and once', () => {
    for (const [combination, basis] of [
      ['kost', /chi-square law that the combination \(kost\) assumes/],
      ['rank', /no guess is possible/],
    ] as const) {
      const { warnings } = result.combinedBy({ combination: 'fisher' }).combinedBy({ combination });
      const told = warnings.filter(text => text.startsWith('With 16 references ranks support no p-value below 1/17'));
      assert.equal(told.length, 1);
      assert.match(told[0], basis);
    }
  });

  it('keeps its queries and its evidence under another name, and in the part about one record', () => {
    const other = result.named('on Cancer');
    assert.deepEqual([other.name, other.found], ['on Cancer', result.found]);
    assert.deepEqual(other.combinedBy({ combination: 'rank' }).p, result.combinedBy({ combination: 'rank' }).p);
    assert.equal(other.combinedBy({ combination: 'rank' }).name, 'on Cancer');
    const one = result.record(1);
    assert.deepEqual(one.found, [result.found[1]]);
    assert.deepEqual(
      [...one.p.values],
      [...result.p.values].filter((_, i) => i % result.p.width === 1),
    );
    assert.deepEqual([...one.records!.indices], [result.records!.indices[1]]);
    assert.deepEqual(one.combinedBy({ combination: 'rank' }).p, result.combinedBy({ combination: 'rank' }).record(1).p);
  });

  it('keeps what was asked for before when combined again', () => {
    const other = result.combinedBy({ method: 'rank' }).combinedBy({ combination: 'brown' });
    assert.equal(other.method, 'brown of rank');
    assert.deepEqual(other.combinedBy({ combination: 'kost', method: 'pchip' }).p, result.p);
    assert.throws(() => result.combinedBy({ combination: 'mean' as 'kost' }), /combination to be one of/);
  });

  it('is evaluated as any other result', () => {
    const { tp, fp, members, nonMembers } = evaluate(result, { cutoff: 0.999 });
    assert.deepEqual([members, nonMembers], [50, 50]);
    // Record 0 has no query, so that its p-value of 1 guesses nothing.
    assert.ok(tp <= 40 && fp <= 40 && tp > 0);
    assert.ok(meanRecordAuc(result) >= 0 && meanRecordAuc(result) <= 1);
    assert.equal(meanRecordAuc(result.record(0)), 0.5);
    assert.ok(
      plainText(precisionRecallChart([result, result.combinedBy({ combination: 'rank' }).named('rank')])).length > 0,
    );
  });

  it('has tables', () => {
    assert.deepEqual(result.table().shape, [5, 5]);
    assert.deepEqual(result.toFrame().shape, [100, 6]);
    const table = result.queryTable();
    const column = (name: string) => table.column(name).values as number[];
    assert.deepEqual(table.columns, [
      'record',
      'I(r, r)',
      'kept',
      'accepted at first',
      'after optimisation',
      'median I, kept',
      'used',
    ]);
    assert.deepEqual(column('record'), [...cancer.chosen.records.indices]);
    assert.deepEqual(column('kept'), [12, 12, 12, 12, 12]);
    assert.deepEqual(
      column('used'),
      result.found.map(({ queries }) => rows(queries)),
    );
    result.found.forEach(({ acceptedAtFirst, acceptedAfter, before, after, own, queries }, r) => {
      const sorted = [...(after ?? before)].sort((a, b) => a - b);
      assert.deepEqual(
        [
          column('accepted at first')[r],
          column('after optimisation')[r],
          column('median I, kept')[r],
          column('I(r, r)')[r],
        ],
        [acceptedAtFirst, acceptedAfter ?? null, (sorted[5] + sorted[6]) / 2, own.influence],
      );
      assert.equal(rows(queries), acceptedAfter ?? acceptedAtFirst);
    });
    assert.ok(
      column('after optimisation').includes(null as unknown as number) &&
        column('after optimisation').some(Number.isInteger),
    );
  });

  it('prints', () => {
    assert.equal(
      inspect(result),
      'AttackResult: indirect attack (kost of pchip, 16 references) on 5 records of 20 targets',
    );
    const text = plainText(result);
    assert.match(text, /smallest p/);
    for (const warning of result.warnings) assert.ok(text.includes(warning));
    assert.match(plainText(result.queryTable()), /I\(r, r\).*accepted at first/);
  });

  it('does all that for no record too', () => {
    assert.deepEqual([empty.table().shape[0], empty.toFrame().shape[0], empty.queryTable().shape[0]], [0, 0, 0]);
    assert.equal(evaluate(empty).tp, 0);
    assert.equal(empty.combinedBy({ combination: 'rank' }).p.values.length, 0);
    assert.match(plainText(empty), /No record/);
    assert.match(inspect(empty), /on 0 records/);
  });
});
