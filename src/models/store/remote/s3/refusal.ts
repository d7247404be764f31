import { textOf } from './xml';

const longest = 300; // characters of a server's own words

/** What an object store says that it does not do, with what to do about it. */
export function refusal(
  status: number,
  headers: Headers,
  body: string,
  { name, at, hide }: { name: string; at: string; hide(said: string): string },
): { code?: string; text: string } {
  const code = textOf(body, 'Code');
  const said = hide(textOf(body, 'Message') ?? body.trim()).slice(0, longest);
  const words = [code, said].filter(Boolean).join(': ') || 'nothing more';
  const region = headers.get('x-amz-bucket-region') ?? textOf(body, 'Region');
  return { code, text: `${at} answered ${status} for ${name} (${words}).${advice(status, code, region)}` };
}

function advice(status: number, code?: string, region?: string | null): string {
  if (code === 'NoSuchBucket') return ' There is no such bucket: make it, or name another one.';
  if (code === 'RequestTimeTooSkewed') return ' Set the clock of this machine.';
  if (region || [301, 307].includes(status))
    return ` Set AWS_REGION to the region of the bucket${region ? `, ${region}` : ''}.`;
  if (status >= 400 && status < 500)
    return ' See AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and what this key may do there.';
  return '';
}
