import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadFolder } from './downloadFolder';
import { type KnownFile, readVerified, verify } from './readVerified';

/** Data that no place could provide. An experiment on it is skipped, with this message as the reason. */
export class MissingDataError extends Error {
  override name = 'MissingDataError';

  constructor(
    readonly file: string,
    readonly reasons: string[],
    advice: string,
  ) {
    super([`Could not get ${file}:`, ...reasons.map(reason => `  - ${reason}`), advice].join('\n'));
  }
}

/** A known file that is not part of the project. */
export interface RemoteFile extends KnownFile {
  name: string;
  url: string;
}

export interface LocateOptions {
  /** Folders to look in, in this order. The first also receives a download. By default `downloadFolder()`. */
  folders?: string[];
  /** Whether to download the file where no folder has it; by default true. */
  download?: boolean;
  /** Time limit of the download in milliseconds; by default 60,000. */
  timeout?: number;
}

/**
 * Finds a file in the folders or downloads it, and checks its sha256 in each case. A damaged copy is skipped.
 * Throws a MissingDataError that lists every place and why it did not serve.
 */
export async function locateFile(
  file: RemoteFile,
  { folders = [downloadFolder()], download = true, timeout = 60_000 }: LocateOptions = {},
): Promise<Buffer> {
  const reasons: string[] = [];
  for (const folder of folders) {
    try {
      return await readVerified(join(folder, file.name), file, 'Replace this copy.');
    } catch (error) {
      reasons.push((error as Error).message);
    }
  }
  try {
    if (!download) throw new Error('the option `download` is false');
    return await fetchFile(file, folders[0] ?? downloadFolder(), timeout);
  } catch (error) {
    const { message, cause } = error as Error;
    reasons.push(`No download from ${file.url}: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`);
  }
  throw new MissingDataError(file.name, reasons, `Put ${file.name} into ${folders[0] ?? downloadFolder()} by hand.`);
}

async function fetchFile(file: RemoteFile, folder: string, timeout: number): Promise<Buffer> {
  const response = await fetch(file.url, { signal: AbortSignal.timeout(timeout) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const content = verify(Buffer.from(await response.arrayBuffer()), file, file.url, 'The server has another file now.');
  await mkdir(folder, { recursive: true });
  // Written aside and then renamed: a process killed half-way, or a second one, never leaves half a file.
  const aside = join(folder, `${file.name}.${randomUUID()}.part`);
  await writeFile(aside, content);
  await rename(aside, join(folder, file.name));
  return content;
}
