import { currentRun } from './src/paper/setup/run';
import { table1 } from './src/paper/exhibits/table1';
import { table2 } from './src/paper/exhibits/table2';
import { table3 } from './src/paper/exhibits/table3';
import { table6 } from './src/paper/exhibits/table6';
import { figure12 } from './src/paper/exhibits/figure12';
(async () => {
  const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: process.argv[2] });
  let t = Date.now();
  const say = (what: string) => { console.log(what, ((Date.now() - t) / 1000).toFixed(1), 's'); t = Date.now(); };
  const t6 = await table6(run); say('T6');
  const t1 = await table1(run); say('T1');
  const t2 = await table2(run); say('T2');
  const t3 = await table3(run); say('T3');
  for (const row of [...t6, ...t1.rows, ...t2.rows, ...t3.rows].filter(r => !/^non-members/.test(r.metric))) console.log(row.exhibit, row.metric, row.attack ?? '', row.cutoff ?? '', row.delta?.toFixed(3) ?? '', row.beta ?? '', 'paper', row.paper, 'ours', row.ours, row.count ?? '');
  console.log(t1.results[0].warnings, t3.results[0].indirect.warnings, t3.results[0].indirect.found.map(f => [f.acceptedAtFirst, f.acceptedAfter, f.own.influence]));
  console.log(t1.claims, t2.claims, t3.claims);
})();
