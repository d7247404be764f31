import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KernelClient } from './kernelClient';

const { Wire } = require('../../jupyter/kernels/gmia/wire.js');

type Frames = (Buffer | string)[];
const replaced = (frames: Frames, at: number, by: string) => frames.map((frame, i) => (i === at ? by : frame));
const bytes = (frames: Frames) => frames.map(frame => Buffer.from(frame));

describe('messages to the kernel', () => {
  const wire = new Wire({ key: 'k' });
  const request = (): Frames => wire.write('execute_request', { code: '1' }, undefined, ['from']);
  const other = () => new Wire({ key: 'k' }); // has not seen them yet

  it('are read when they are signed with the key', () => {
    const { identity, header, content } = other().read(bytes(request()));
    assert.deepEqual([String(identity), header.msg_type, content.code], ['from', 'execute_request', '1']);
  });

  it('are dropped where the signature is another, of whatever length, or something that was signed is changed', () => {
    const [from, delimiter, signature, ...parts] = request();
    const changed = String(signature).replace(/^./, first => (first === '0' ? '1' : '0'));
    for (const wrong of [
      changed,
      '',
      'a',
      `${signature}0`,
      String(signature).slice(1),
      String(signature).toUpperCase(),
    ])
      assert.equal(other().read(bytes([from, delimiter, wrong, ...parts])), undefined, wrong);
    for (const i of parts.keys()) {
      const frames = replaced(request(), i + 3, '{"msg_type":"execute_request"}');
      assert.equal(other().read(bytes(frames)), undefined, `part ${i}`);
    }
  });

  it('are dropped when they come a second time', () => {
    const reader = other();
    const frames = bytes(request());
    assert.notEqual(reader.read(frames), undefined);
    assert.equal(reader.read(frames), undefined);
  });

  it('are dropped where they are none, also with a right signature', () => {
    const sign = (parts: string[]) =>
      parts.reduce((hash, part) => hash.update(part), createHmac('sha256', 'k')).digest('hex');
    const signed = (...parts: string[]) => ['<IDS|MSG>', sign(parts.slice(0, 4)), ...parts];
    for (const frames of [
      [],
      [''],
      ['<IDS|MSG>'],
      request().slice(0, 5),
      signed('{}', '{}', '{}'),
      signed('{', '{}', '{}', '{}'),
      signed('null', '{}', '{}', '{}'),
      signed('{"msg_type":1}', '{}', '{}', '{}'),
      signed('{"msg_type":"execute_request"}', '{}', '{}', 'null'),
      signed('{"msg_type":"execute_request"}', '{}', '{}', '"code"'),
    ])
      assert.equal(other().read(bytes(frames)), undefined, frames.join());
    assert.notEqual(other().read(bytes(signed('{"msg_type":"x"}', '{}', '{}', '{}'))), undefined);
  });

  it('need a key: without one, anybody could run code', () => {
    for (const key of ['', undefined]) assert.throws(() => new Wire({ key }), /no key/);
    assert.throws(() => new Wire({ key: 'k', signature_scheme: 'none' }), /expected a signature scheme/);
  });
});

describe('the kernel, to a process that has no key', function () {
  this.timeout(60_000);
  let kernel: KernelClient;
  const folder = mkdtempSync(join(tmpdir(), 'gmia-security-'));
  const written = join(folder, 'forged');
  const code = `require('node:fs').writeFileSync(${JSON.stringify(written)}, '')`;

  before(async () => {
    kernel = await KernelClient.start(folder);
  });
  after(() => {
    kernel?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says nothing, runs nothing, and goes on', async () => {
    const right = kernel.wire.write('execute_request', { code }, undefined, []);
    const forged = new Wire({ key: 'guessed' }).write('execute_request', { code }, undefined, []);
    const before = kernel.heard.length;
    for (const channel of ['shell', 'control'] as const) {
      for (const frames of [
        forged,
        replaced(right, 1, '0'.repeat(64)),
        replaced(right, 1, ''),
        ['x'],
        right.slice(0, 3),
      ])
        await kernel.send(channel, frames);
    }
    await new Promise(later => setTimeout(later, 500));
    assert.deepEqual([kernel.heard.slice(before), kernel.said], [[], '']);
    assert.equal((await kernel.run('6 * 7')).text, '42\n');
    assert.ok(!existsSync(written));
    assert.ok(!kernel.heard.join('').includes(String(right[1])), 'the right signature is not told');
  });

  it('runs a message once', async () => {
    const frames = kernel.wire.write('execute_request', { code: "console.log('once')" }, undefined, []);
    for (const channel of ['shell', 'shell', 'control'] as const) await kernel.send(channel, frames);
    await kernel.run('1');
    await new Promise(later => setTimeout(later, 300));
    assert.equal(kernel.heard.filter(text => text.includes('"text":"once')).length, 1);
  });
});
