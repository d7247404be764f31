import { openFile, unreadable } from './openFile';

/** The bytes of a file. @throws as `openFile` does */
export async function wholeFile(path: string, advice?: string): Promise<Buffer> {
  const file = await openFile(path, advice);
  try {
    return await file.readFile();
  } catch (error) {
    throw unreadable(path, error as Error, advice);
  } finally {
    await file.close();
  }
}
