import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setting } from './conf';

/** Arguments of mariadbd, in which Slurm's accounting is kept. */
export const databaseArgs = ({ packages, folder, ports, user }: Setting): string[] => [
  '--no-defaults',
  `--user=${user}`,
  `--datadir=${join(folder, 'db')}`,
  `--socket=${join(folder, 'db.sock')}`,
  `--pid-file=${join(folder, 'db.pid')}`,
  `--lc-messages-dir=${join(packages, 'usr/share/mysql')}`,
  `--character-sets-dir=${join(packages, 'usr/share/mysql/charsets')}`,
  '--bind-address=127.0.0.1',
  `--port=${ports.database}`,
  '--skip-grant-tables',
  '--innodb-buffer-pool-size=64M',
  '--innodb-lock-wait-timeout=900', // slurmdbd asks for it
];

/** Makes the database's own tables: Slurm has procedures in it, which stand in one of them. */
export function makeTables(setting: Setting, env: NodeJS.ProcessEnv): void {
  const sql = readFileSync(join(setting.packages, 'usr/share/mysql/mysql_system_tables.sql'), 'utf8');
  const input = `create database mysql;\nuse mysql;\n${sql}`;
  const program = join(setting.packages, 'usr/sbin/mariadbd');
  execFileSync(program, [...databaseArgs(setting), '--bootstrap'], { env, input, stdio: ['pipe', 'ignore', 'pipe'] });
}
