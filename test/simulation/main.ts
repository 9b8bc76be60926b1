import { play } from './history.ts';

const args = new Map(
  process.argv.slice(2).map((a) => {
    const [k, v = ''] = a.replace(/^--/, '').split('=');
    return [k, v] as const;
  }),
);
const seed = args.get('seed');
if (seed !== undefined) {
  const trace = args.has('trace') ? { trace: (line: string) => console.log(line) } : {};
  const h = await play(Number(seed), trace);
  console.log(h.steps, h.hash, h.marks.join(', '));
  for (const v of h.violations.slice(0, 10)) console.log(`seed ${h.seed}, step ${v.step}: ${v.says}`);
} else {
  const n = Number(args.get('seeds') ?? 100),
    from = Number(args.get('from') ?? 1);
  const marks = new Map<string, number>();
  const t = performance.now();
  let bad = 0,
    steps = 0;
  for (let s = from; s < from + n; s++) {
    const h = await play(s);
    steps += h.steps;
    for (const m of h.marks) marks.set(m, (marks.get(m) ?? 0) + 1);
    const [v] = h.violations;
    if (v) {
      bad++;
      if (bad < 30) console.log(`seed ${h.seed}, step ${v.step}: ${v.says}`);
    }
  }
  const s = (performance.now() - t) / 1000;
  console.log(`${n} histories, ${bad} bad, ${steps / n} steps, ${(n / s).toFixed(0)}/s`);
  for (const [m, c] of [...marks].sort((a, b) => b[1] - a[1])) console.log(c, m);
}
