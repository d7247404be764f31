'use strict';

// `npm run audit`: compares the signatures of all installed packages with the keys of the registry, where it has some.
// Exit code 0, 1 where a signature is missing or wrong, 3 where nothing could be compared.

const { spawnSync } = require('node:child_process');

/**
 * What `npm audit signatures` came to.
 *
 * @param {{status: number | null, stdout: string, stderr: string}} done
 * @returns {{code: number, text: string}}
 */
function verdict({ status, stdout, stderr }) {
  // It says how many packages it has looked at, or fails before.
  if (/^audited [1-9]\d* packages?/m.test(stdout)) return { code: status === 0 ? 0 : 1, text: stdout.trim() };
  const lines = `${stderr}\n${stdout}`.split('\n').map(line => line.replace(/^npm (error|ERR!|warn)\s*/, '').trim());
  const why = lines.find(line => line.split(' ').length > 3) ?? 'npm says nothing';
  return {
    code: 3,
    text:
      `The registry here does not give signatures: nothing was compared (${why}).\n` +
      'That packages are those of package-lock.json, npm has seen by their checksums when it installed them.',
  };
}

if (require.main === module) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { encoding: 'utf8', shell: process.platform === 'win32' };
  const { code, text } = verdict(
    spawnSync(npm, ['audit', 'signatures', '--fetch-retries=1', '--loglevel=error'], options),
  );
  console.log(text);
  process.exitCode = code;
}

module.exports = { verdict };
