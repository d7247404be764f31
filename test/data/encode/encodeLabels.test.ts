import assert from 'node:assert/strict';
import { decisionOn, readText, times } from './readText';

/** A table of a feature without meaning, and of these labels. */
const labelled = (labels: unknown[]) => `x,y\n${labels.map((label, i) => `${i % 5},"${label}"\n`).join('')}`;
const refuses = (labels: unknown[], message: RegExp, options = {}) =>
  assert.throws(() => readText(labelled(labels), options), { name: 'RangeError', message });

describe('labels', () => {
  it('1, 1.0 and 01 are one class where all are numbers', () => {
    const data = readText(labelled(['1', '1.0', '01', '2', '2', '1e0']));
    assert.deepEqual(data.classes, ['1', '2']);
    assert.deepEqual([...data.labels], [0, 0, 0, 1, 1, 0]);
    assert.match(data.notes[0], /^Classes: "1.0", "01", "1e0" counted with what they equal/);
    assert.deepEqual(readText(labelled(['1.0', '2.0', '1.0'])).classes, ['1.0', '2.0']); // one way to write each
    assert.deepEqual(readText(labelled(['1', '01', 'x', '1'])).classes, ['01', '1', 'x']);
    const long = ['900719925474090001', '900719925474090002', '900719925474090001'];
    assert.deepEqual(readText(labelled(long)).classes, long.slice(0, 2));
  });

  it('true, True and TRUE are one class beside false', () => {
    const data = readText(labelled(['true', 'True', 'false', 'FALSE', 'TRUE']));
    assert.deepEqual(data.classes, ['false', 'true']);
    assert.deepEqual([...data.labels], [1, 1, 0, 0, 1]);
    assert.deepEqual(readText(labelled(['True', 'False', 'True'])).classes, ['False', 'True']);
    const words = readText(labelled(['yes', 'Yes', 'no', 'no']));
    assert.deepEqual(words.classes, ['Yes', 'no', 'yes']);
    assert.match(words.notes[0], /differ in capitals only: y \("Yes", "yes"\)/);
  });

  it('are no classes where all differ, or where they measure something', () => {
    refuses(
      times(150, i => i * 1.5),
      /"y": 150 different values in 150 records are no classes\. Give `bins: 3`/,
    );
    refuses(
      times(1000, i => (i % 60) + 0.5),
      /60 different values in 1,000 records/,
    );
    refuses(
      times(150, i => `n${i}`),
      /150 different values in 150 records are no classes\. Name another column as label/,
    );
    assert.equal(readText(labelled(times(1000, i => i % 100))).classes.length, 100); // as Purchase has them
    assert.equal(readText(labelled(['a', 'b', 'c'])).classes.length, 3);
  });

  it('become bins of about equally many records, or between borders', () => {
    const thirds = readText(labelled(times(150, i => i / 2)), { bins: 3 });
    assert.deepEqual(thirds.classes, ['below 25', '25 to below 50', '50 and above']);
    assert.deepEqual(
      [0, 49, 50, 99, 100, 149].map(record => thirds.labels[record]),
      [0, 0, 1, 1, 2, 2],
    );
    assert.equal(decisionOn(thirds, 'y').decided, '3 classes: below 25, 25 to below 50, 50 and above');
    const ages = readText(labelled(times(150, i => i % 90)), { bins: [18, 65] });
    assert.deepEqual(ages.classes, ['below 18', '18 to below 65', '65 and above']);
    assert.deepEqual(
      [17, 18, 64, 65].map(record => ages.labels[record]),
      [0, 1, 1, 2],
    );
  });

  it('refuse bins that make no sense', () => {
    const zeros = times(30, i => (i < 25 ? 0 : i));
    assert.throws(
      () => readText(labelled(zeros), { bins: 4 }),
      /numbers that make 4 classes.*got "only 1, as many are equal"/,
    );
    refuses(['1', '2', 'many'], /`bins` are of numbers, and "many" is none/, { bins: 2 });
    refuses([1, 2, 3], /bins to be a whole number of at least 2/, { bins: 1 });
    for (const bins of [[], [3, 2], [1, Number.NaN], 'three'])
      refuses([1, 2, 3], /bins to be a number of classes, or borders in ascending order/, { bins });
  });

  it('that are missing are counted, and their records left out on request', () => {
    const labels = ['a', 'None', 'b', '', 'a', 'None'];
    refuses(labels, /a class for every record in column "y", got "3 missing \(.*None.*\), the first in line 3"/);
    refuses(labels, /`unlabelled: 'leave out'` to go without such records, or `missing: \[\]` if these are classes/);
    const data = readText(labelled(labels), { unlabelled: 'leave out' });
    assert.deepEqual([...data.labels], [0, 1, 0]);
    assert.equal(data.notes[0], 'Left out, for want of a class: 3 of 6 records.');
    assert.deepEqual([0, 1, 2].map(data.place!), ['line 2', 'line 4', 'line 6']);
    assert.deepEqual(readText(labelled(labels), { missing: ['?'] }).classes, ['', 'None', 'a', 'b']);
    refuses(['', 'NA'], /2 missing/, { unlabelled: 'leave out' });
  });
});
