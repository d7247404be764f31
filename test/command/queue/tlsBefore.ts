import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';

/** Puts TLS before a port of this machine, with a certificate of its own, as openssl makes it. */
export async function tlsBefore(inner: number): Promise<{ port: number; certificate: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-tls-'));
  const [key, certificate] = ['key.pem', 'certificate.pem'].map(name => join(folder, name));
  const args = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1';
  const { status, stderr } = spawnSync('openssl', [...args.split(' '), '-keyout', key, '-out', certificate]);
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, outer => {
    const socket = connect(inner, '127.0.0.1');
    outer.pipe(socket).pipe(outer);
    for (const one of [outer, socket]) one.on('error', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  server.on('tlsClientError', () => {});
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    certificate,
    stop: () => {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
