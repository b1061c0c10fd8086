import type { Paint } from '../paint';
import { SEVERITY_NAMES, type Report } from './report';

/** `3 files, 7 resources: 4 NON_COMPLIANT (3 high, 1 medium), 2 UNKNOWN, 180 COMPLIANT, 24 NOT_APPLICABLE; 1 skipped, 1 error`. */
export function summaryLine({ summary, skipped, notEvaluated, errors }: Report, paint: Paint): string {
  const { NON_COMPLIANT, UNKNOWN, COMPLIANT, NOT_APPLICABLE } = summary.byStatus;
  const severities = SEVERITY_NAMES.filter((severity) => summary.bySeverity[severity] > 0)
    .map((severity) => `${summary.bySeverity[severity]} ${severity}`)
    .join(', ');
  const failed = `${NON_COMPLIANT} NON_COMPLIANT${severities === '' ? '' : ` (${severities})`}`;
  const counts = [
    NON_COMPLIANT === 0 ? failed : paint.red(failed),
    UNKNOWN === 0 ? '0 UNKNOWN' : paint.yellow(`${UNKNOWN} UNKNOWN`),
    `${COMPLIANT} COMPLIANT`,
    `${NOT_APPLICABLE} NOT_APPLICABLE`,
  ];
  const rest = [
    ...(skipped.length === 0 ? [] : [`${skipped.length} skipped`]),
    ...(notEvaluated.length === 0 ? [] : [`${notEvaluated.length} not evaluated`]),
    ...(errors.length === 0 ? [] : [paint.red(counted(errors.length, 'error'))]),
  ];
  const what = `${counted(summary.files, 'file')}, ${counted(summary.resources, 'resource')}`;
  return [`${what}: ${counts.join(', ')}`, ...(rest.length === 0 ? [] : [rest.join(', ')])].join('; ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
