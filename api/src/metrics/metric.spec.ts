import { metricsText } from './metric.ts';

it('figures are written as Prometheus reads them', () => {
  const text = metricsText([
    { name: 'oart_asks_total', says: 'Requests.', kind: 'counter', value: 3 },
    { name: 'oart_lag_seconds', says: 'Lag.', kind: 'gauge', value: 0.25 },
  ]);
  expect(text).toBe(
    '# HELP oart_asks_total Requests.\n# TYPE oart_asks_total counter\noart_asks_total 3\n' +
      '# HELP oart_lag_seconds Lag.\n# TYPE oart_lag_seconds gauge\noart_lag_seconds 0.25\n',
  );
});
