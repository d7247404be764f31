import assert from 'node:assert/strict';
import { differences, fingerprintOf, settingsText } from '../../../src/models/store/settings';

const settings = {
  kind: 'target',
  architecture: { steps: 5, layers: [{ type: 'dense', units: 3 }, { type: 'flatten' }] },
};

describe('settings', () => {
  it('are one text in whatever order they were written, without fields that are undefined', () => {
    const turned = {
      seed: undefined,
      architecture: { layers: [{ units: 3, type: 'dense' }, { type: 'flatten' }], steps: 5 },
      kind: 'target',
    };
    assert.equal(settingsText(turned), settingsText(settings));
    assert.equal(fingerprintOf(turned), fingerprintOf(settings));
    assert.deepEqual(JSON.parse(settingsText(turned)), settings);
  });

  it('have another fingerprint where any value differs, or the order of a list', () => {
    const others = [
      settings,
      { ...settings, kind: 'reference' },
      { ...settings, seed: 0 },
      { ...settings, seed: '0' },
      { ...settings, seed: null },
      { ...settings, architecture: { ...settings.architecture, steps: 6 } },
      { ...settings, architecture: { ...settings.architecture, layers: [...settings.architecture.layers].reverse() } },
    ];
    assert.equal(new Set(others.map(fingerprintOf)).size, others.length);
    assert.match(fingerprintOf(settings), /^[0-9a-f]{64}$/);
  });

  describe('differ', () => {
    it('in nothing from themselves', () => assert.deepEqual(differences(settings, structuredClone(settings)), []));

    it('in fields that are named by their place', () => {
      const here = {
        kind: 'reference',
        architecture: { steps: 5, layers: [{ type: 'dense', units: 4 }, { type: 'flatten' }] },
      };
      assert.deepEqual(differences(settings, here), [
        { field: 'kind', there: 'target', here: 'reference' },
        { field: 'architecture.layers[0].units', there: 3, here: 4 },
      ]);
    });

    it('in fields that only one has, down to whole layers', () => {
      const here = { kind: 'target', seed: 1, architecture: { layers: [{ type: 'dense', units: 3 }] } };
      assert.deepEqual(differences(settings, here), [
        { field: 'architecture.steps', there: 5, here: undefined },
        { field: 'architecture.layers[1]', there: { type: 'flatten' }, here: undefined },
        { field: 'seed', there: undefined, here: 1 },
      ]);
    });

    it('in a field that holds more on one side', () =>
      assert.deepEqual(differences({ a: { b: 1 } }, { a: 1 }), [{ field: 'a', there: { b: 1 }, here: 1 }]));
  });
});
