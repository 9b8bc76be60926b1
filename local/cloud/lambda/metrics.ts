import * as v from 'valibot';

/** CloudWatch's embedded metric format, as far as it is counted here. */
const Line = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({
    _aws: v.looseObject({
      CloudWatchMetrics: v.array(
        v.looseObject({ Namespace: v.string(), Metrics: v.array(v.looseObject({ Name: v.string() })) }),
      ),
    }),
  }),
);

/** Sums of the metrics that functions wrote to their logs since the start. */
export interface MetricSums {
  /** Takes in a line of a log; most are no metrics. */
  read(line: string): void;
  /** `Namespace/Name` → sum. */
  sums(): Record<string, number>;
}

const valuesOf = (value: unknown): number[] => [value].flat().filter((item) => typeof item === 'number');

/** Opens the sums, empty. */
export const openMetricSums = (): MetricSums => {
  const sums = new Map<string, number>();
  return {
    read: (line) => {
      if (!line.includes('"_aws"')) return;
      const parsed = v.safeParse(Line, line);
      if (!parsed.success) return;
      const fields = parsed.output as Record<string, unknown>;
      for (const { Namespace, Metrics } of parsed.output._aws.CloudWatchMetrics) {
        for (const { Name } of Metrics) {
          const key = `${Namespace}/${Name}`;
          sums.set(
            key,
            valuesOf(fields[Name]).reduce((sum, value) => sum + value, sums.get(key) ?? 0),
          );
        }
      }
    },
    sums: () => Object.fromEntries(sums),
  };
};
