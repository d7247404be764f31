import fs from 'node:fs';
import net from 'node:net';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What was tried and stopped since it was last asked. */
const tried: string[] = [];

export const takeTried = (): string[] => tried.splice(0);

/** Keeps this process from writing outside some folders, and from connecting to any other machine. */
export function guard(folders: readonly string[]): void {
  const inside = (path: unknown): boolean => {
    if (typeof path === 'number') return true; // a file that is open
    const file = path instanceof URL ? fileURLToPath(path) : String(path);
    return file === '/dev/null' || folders.some(folder => `${resolve(file)}${sep}`.startsWith(`${folder}${sep}`));
  };
  const refuse = (what: string): never => {
    tried.push(what);
    throw new Error(`guard: ${what}`);
  };
  for (const [name, at] of Object.entries(writing))
    for (const holder of [fs, fs.promises] as unknown as Record<string, unknown>[])
      for (const method of [name, `${name}Sync`]) {
        const original = holder[method];
        if (typeof original !== 'function') continue;
        holder[method] = (...args: unknown[]) => {
          for (const i of at) if (!inside(args[i])) refuse(`${method} ${String(args[i])}`);
          return original.apply(holder, args);
        };
      }
  for (const holder of [fs, fs.promises] as unknown as Record<string, unknown>[])
    for (const method of ['open', 'openSync']) {
      const original = holder[method];
      if (typeof original !== 'function') continue;
      holder[method] = (...args: unknown[]) => {
        const writes = typeof args[1] === 'number' ? (args[1] & 3) !== 0 : /[wa+]/.test(String(args[1] ?? 'r'));
        if (typeof args[1] !== 'function' && writes && !inside(args[0])) refuse(`${method} ${String(args[0])}`);
        return original.apply(holder, args);
      };
    }
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const first = (Array.isArray(args[0]) ? args[0][0] : args[0]) as { host?: string; path?: string } | string | number;
    const host = typeof first === 'object' ? (first.path ? undefined : (first.host ?? 'localhost')) : String(args[1]);
    if (host !== undefined && !local.test(host)) refuse(`a connection to ${host}`);
    return connect.apply(this, args as never);
  } as typeof connect;
}

const local = /^(127\.0\.0\.1|::1|localhost)$/;

/** Functions that write, and which of their arguments name what is written. */
const writing: Record<string, readonly number[]> = {
  appendFile: [0],
  copyFile: [1],
  cp: [1],
  link: [1],
  mkdir: [0],
  mkdtemp: [0],
  rename: [0, 1],
  rm: [0],
  rmdir: [0],
  symlink: [1],
  truncate: [0],
  unlink: [0],
  utimes: [0],
  writeFile: [0],
};
