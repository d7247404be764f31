import { expected } from '../../core/check';

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size as people read it: 512 B, 3.4 MB, 20 GB. */
export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${power > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}

/** The number of bytes that a text such as "20 GB", "500MB" or "1.5 TB" means. @throws RangeError when it means none */
export function parseBytes(name: string, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kMGT]?B)\s*$/i.exec(text) ?? [];
  if (!number) expected(`${name} to be a size such as 20GB or 500MB`, text);
  return Number(number) * 1000 ** units.findIndex(one => one.toLowerCase() === unit.toLowerCase());
}
