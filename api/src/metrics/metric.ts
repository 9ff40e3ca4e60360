/** One figure of the process at this moment. */
export interface Metric {
  /** As Prometheus names it, with its unit; a counter ends in `_total`. */
  readonly name: string;
  readonly says: string;
  /** A counter only grows while the process runs; a gauge goes up and down. */
  readonly kind: 'counter' | 'gauge';
  readonly value: number;
}

export const METRICS_MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Figures in the text format of Prometheus. */
export function metricsText(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, says, kind, value }) => [
    `# HELP ${name} ${says}`,
    `# TYPE ${name} ${kind}`,
    `${name} ${String(value)}`,
  ]);
  return `${lines.join('\n')}\n`;
}
