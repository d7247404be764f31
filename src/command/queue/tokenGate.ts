import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sameSecret } from '../../core/sameSecret';

/** Lets in who has a token: in the address the first time, from then on in a cookie. */
export interface TokenGate {
  readonly token: string;
  /** Whether a request may go on; if not, it has been answered. */
  opens(request: IncomingMessage, response: ServerResponse): boolean;
}

/** A gate with a token of its own. */
export function tokenGate(): TokenGate {
  const token = randomBytes(24).toString('base64url');
  const name = `gmia-${randomBytes(4).toString('hex')}`; // cookies are shared by all ports of a machine
  return {
    token,
    opens(request, response) {
      const [path, query] = (request.url ?? '/').split('?', 2);
      const asked = new URLSearchParams(query);
      if (sameSecret(asked.get('token') ?? '', token)) {
        asked.delete('token');
        const cookie = `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`;
        const location = path.replace(/^\/*/, '/') + (asked.size > 0 ? `?${asked}` : '');
        response.writeHead(303, { 'Set-Cookie': cookie, Location: location }).end();
        return false;
      }
      const cookies = (request.headers.cookie ?? '').split(/; */);
      if (cookies.some(cookie => sameSecret(cookie, `${name}=${token}`))) return true;
      response.writeHead(401, { 'Content-Type': 'text/plain' });
      response.end('Expected the address with the token that gmia board has printed.\n');
      return false;
    },
  };
}
