import { hostname } from 'node:os';
import { join } from 'node:path';

/** What a Slurm of one node is told. */
export interface Setting {
  /** Where its packages are unpacked, and where it keeps its files. */
  packages: string;
  folder: string;
  user: string;
  ports: { controller: number; node: number; accounting: number; database: number };
  /** Tasks of an array, and processors that it believes to have. */
  maxArraySize: number;
  cpus: number;
}

export const plugins = (packages: string): string => join(packages, 'usr/lib/x86_64-linux-gnu/slurm-wlm');
export const cluster = 'test';
const host = hostname().split('.')[0];
const lines = (settings: Record<string, string | number>) =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/** Listens on 127.0.0.1 alone, asks nobody for a password, and starts a job again 5 seconds after it was requeued. */
export const slurmConf = ({ packages, folder, user, ports, maxArraySize, cpus }: Setting): string =>
  lines({
    ClusterName: cluster,
    SlurmctldHost: `${host}(127.0.0.1)`,
    SlurmctldPort: ports.controller,
    SlurmdPort: ports.node,
    CommunicationParameters: 'NoInAddrAny,NoCtldInAddrAny',
    SlurmUser: user,
    SlurmdUser: user,
    AuthType: 'auth/none',
    AuthInfo: 'cred_expire=5', // the least; a job that is requeued waits for so long: 2 minutes by default
    CredType: 'cred/none',
    PluginDir: plugins(packages),
    StateSaveLocation: join(folder, 'state'),
    SlurmdSpoolDir: join(folder, 'spool'),
    SlurmctldPidFile: join(folder, 'slurmctld.pid'),
    SlurmdPidFile: join(folder, 'slurmd.pid'),
    ProctrackType: 'proctrack/linuxproc',
    TaskPlugin: 'task/none',
    SelectType: 'select/cons_tres',
    SelectTypeParameters: 'CR_CPU_Memory',
    DefMemPerCPU: 1000,
    MpiDefault: 'none',
    MailProg: '/bin/true',
    JobCompType: 'jobcomp/none',
    JobAcctGatherType: 'jobacct_gather/none',
    AccountingStorageType: 'accounting_storage/slurmdbd',
    AccountingStorageHost: '127.0.0.1',
    AccountingStoragePort: ports.accounting,
    AccountingStorageEnforce: 'associations,limits,qos',
    SchedulerType: 'sched/backfill',
    SchedulerParameters: 'sched_interval=1,batch_sched_delay=1,bf_interval=1',
    MaxArraySize: maxArraySize,
    MinJobAge: 5, // then squeue forgets a job, as it does on a cluster after minutes
    KillWait: 2,
    EnforcePartLimits: 'ALL',
    PreemptType: 'preempt/partition_prio',
    PreemptMode: 'REQUEUE',
    ReturnToService: 2,
    SlurmdParameters: 'config_overrides',
    NodeName: `${host} NodeAddr=127.0.0.1 CPUs=${cpus} RealMemory=8000 State=UNKNOWN`,
    PartitionName: `main Nodes=${host} Default=YES MaxTime=60 PriorityTier=1 State=UP`,
  }) + lines({ PartitionName: `urgent Nodes=${host} PriorityTier=2 State=UP` }); // its jobs send others back

export const slurmdbdConf = ({ packages, folder, user, ports }: Setting): string =>
  lines({
    AuthType: 'auth/none',
    DbdHost: 'localhost',
    DbdAddr: '127.0.0.1',
    DbdPort: ports.accounting,
    CommunicationParameters: 'NoInAddrAny',
    SlurmUser: user,
    StorageType: 'accounting_storage/mysql',
    StorageHost: '127.0.0.1',
    StoragePort: ports.database,
    StorageUser: user,
    StorageLoc: 'slurm',
    PluginDir: plugins(packages),
    PidFile: join(folder, 'slurmdbd.pid'),
  });
