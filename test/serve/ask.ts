/** What a service said. */
export interface Said {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what it is, is what the tests look at
  body: any;
}

/** Sends a request, and reads the JSON that comes back. */
export async function say(url: string, init?: RequestInit): Promise<Said> {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Asks a model about instances. */
export const ask = (url: string, instances: unknown, headers: Record<string, string> = {}): Promise<Said> =>
  say(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ instances }),
  });
