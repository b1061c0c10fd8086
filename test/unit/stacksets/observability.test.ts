import { METRICS_NAMESPACE, RULES_METRIC_NAMES } from '../../../core/registry/metric-names';
import { FUNCTION_NAMES } from '../../../core/registry/deployed-names';
import { isJsonList, valueAt, type Json } from '../../../core/subject/json';
import { jsonOf } from '../../support/json-of';
import { resourcesOf, synthesis, templateOf } from '../../support/synthesis';

const core = templateOf(synthesis(), 'core');

function dashboardBody(): Json {
  const [dashboard] = [...resourcesOf(core, 'AWS::CloudWatch::Dashboard').values()];
  const body = valueAt(dashboard, ['Properties', 'DashboardBody', 'Fn::Sub']);
  return jsonOf(typeof body === 'string' ? body : '');
}

function widgets(): readonly Json[] {
  const list = valueAt(dashboardBody(), ['widgets']);
  return isJsonList(list) ? list : [];
}

describe('the dashboard', () => {
  it('shows evaluations, errors, throttles, durations and what waits, without overlap', () => {
    const titles = widgets().map((widget) => valueAt(widget, ['properties', 'title']));
    const places = widgets().map((widget) => JSON.stringify([valueAt(widget, ['x']), valueAt(widget, ['y'])]));

    expect(titles).toEqual([
      'Evaluations: results by what became of them',
      'Errors',
      'Throttles',
      'Duration (p99, ms)',
      'Oldest message (s)',
      'Oldest event that waits for the rules function (ms)',
    ]);
    expect(new Set(places).size).toBe(titles.length);
  });

  it('draws every metric that the rules function counts, under the name and dimension that it counts by', () => {
    const metrics = valueAt(widgets()[0], ['properties', 'metrics']);

    const expected = Object.values(RULES_METRIC_NAMES).map((name) => [
      METRICS_NAMESPACE,
      name,
      'service',
      FUNCTION_NAMES.rules,
    ]);
    expect(metrics).toEqual(expected);
  });
});

describe('the alarms', () => {
  const alarms = [...resourcesOf(core, 'AWS::CloudWatch::Alarm')];

  it('watch every queue in which something waits for a person, every function, and the exemptions', () => {
    const ids = alarms.map(([id]) => id).toSorted();

    expect(ids).toEqual([
      'ExemptionsAlarm',
      'RemediationThrottlesAlarm',
      'RulesFailureQueueAlarm',
      'RulesThrottlesAlarm',
      'StopperDeadLetterQueueAlarm',
      'StopperThrottlesAlarm',
      'TaskEventDeadLetterQueueAlarm',
    ]);
  });

  it.each(alarms)('%s acts on what the account names, and on nothing by default', (_, alarm) => {
    expect(valueAt(alarm, ['Properties', 'AlarmActions'])).toEqual({
      'Fn::If': ['AlarmsAct', [{ Ref: 'AlarmActionArn' }], { Ref: 'AWS::NoValue' }],
    });
    expect(valueAt(core, ['Parameters', 'AlarmActionArn', 'Default'])).toBe('');
    expect(valueAt(alarm, ['Properties', 'TreatMissingData'])).toBe('notBreaching');
  });
});
