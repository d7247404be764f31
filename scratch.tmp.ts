import { randomFor } from './src/core/random';
import { combinePValues } from './src/stats/combine/combinePValues';
import { correlationMatrix } from './src/stats/combine/correlationMatrix';
import { logPCovariance } from './src/stats/combine/logPCovariance';
import { tailOf } from './src/stats/tail/leftTail';
const Q = 20, rho = 0.5;
for (const K of [20, 100]) {
  const D = K === 100 ? 2500 : 5000;
  const random = randomFor(5, 'kost', K);
  const hits: Record<string, number[]> = {};
  for (let d = 0; d < D; d++) {
    const L = Array.from({ length: K + 1 }, () => { const s = Math.sqrt(rho) * random.normal(); return Array.from({ length: Q }, () => Math.log1p(Math.exp(-3 - 2 * (s + Math.sqrt(1 - rho) * random.normal())))); });
    const by = (f: (x: number) => number) => ({ values: Float64Array.from({ length: Q * K }, (_, i) => f(L[i % K][Math.floor(i / K)])), width: K });
    const deps = { prob: correlationMatrix(by(x => Math.exp(-x))), logit: correlationMatrix(by(x => -Math.log(Math.expm1(x)))), logloss: correlationMatrix(by(x=>Math.log(x))), emp: logPCovariance(by(x => x)) };
    const four = { values: deps.emp.values.map((v, i) => 4 * v / Math.sqrt(deps.emp.values[Math.floor(i / Q) * (Q + 1)] * deps.emp.values[(i % Q) * (Q + 1)])), width: Q };
    for (const tail of ['pchip', 'rank'] as const) {
      const p = Array.from({ length: Q }, (_, q) => tailOf(by(x => x).values.subarray(q * K, (q + 1) * K), tail)(L[K][q]));
      const found = { prob: combinePValues(p, deps.prob).p, logit: combinePValues(p, deps.logit).p, loglossK: combinePValues(p, deps.logloss).p, emp: combinePValues(p, deps.emp, { method: 'empirical' }).p, emp4: combinePValues(p, four, { method: 'empirical' }).p };
      for (const [k, v] of Object.entries(found)) [0.01, 0.05, 0.1].forEach((a, i) => { (hits[`${tail} ${k}`] ??= [0, 0, 0])[i] += Number(v <= a) / D; });
    }
  }
  for (const k in hits) console.log(K, k.padEnd(16), hits[k].map(x => (100 * x).toFixed(2)).join(' '));
}
