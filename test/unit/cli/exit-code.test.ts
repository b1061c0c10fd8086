import { exitCodeOfReport } from '../../../cli/exit-code';
import type { ErrorCode } from '../../../core/errors';
import type { Report, SeverityName } from '../../../core/reports/report';

function reportWith(severities: readonly SeverityName[], errors: readonly ErrorCode[] = []): Report {
  const bySeverity = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const severity of severities) bySeverity[severity] += 1;
  return {
    tool: { version: '1.2.3', policyBundle: 'sha256:x' },
    summary: {
      files: 1,
      resources: 1,
      byStatus: { COMPLIANT: 0, NON_COMPLIANT: severities.length, NOT_APPLICABLE: 0, UNKNOWN: 3 },
      bySeverity,
    },
    results: [],
    skipped: [{ file: 'a.json', reason: 'x' }],
    notEvaluated: [{ file: 'a.yaml', resource: 'x', reason: 'x' }],
    errors: errors.map((code) => ({ code, file: null, line: null, message: 'x' })),
  };
}

describe('exitCodeOfReport', () => {
  it.each([
    [[], 'low', [], 0],
    [['low'], 'low', [], 1],
    [['low'], 'medium', [], 0],
    [['medium', 'low'], 'medium', [], 1],
    [['high'], 'critical', [], 0],
    [['critical'], 'critical', [], 1],
    [['critical'], 'low', ['JSON_PARSE'], 2],
    [[], 'critical', ['FILE_UNREADABLE'], 2],
    [['critical'], 'low', ['EVALUATION_ABORTED', 'JSON_PARSE'], 3],
    [[], 'low', ['INTERNAL'], 3],
  ] as const)('for findings %j at --fail-on %s and errors %j is %d', (severities, failOn, errors, expected) => {
    expect(exitCodeOfReport(reportWith(severities, errors), failOn)).toBe(expected);
  });
});
