import type { Check, DocumentedCheck } from '../registry/check';
import { RESOURCE_TYPES } from '../subject/subject';
import type { Paint } from '../paint';
import { SEVERITY_NAME } from './report';
import { severityColour } from './severity-colour';

/** What programs are told of a check. */
export type CheckRow = Pick<
  DocumentedCheck,
  | 'id'
  | 'title'
  | 'severity'
  | 'enabled'
  | 'resourceTypes'
  | 'trigger'
  | 'parameters'
  | 'frameworks'
  | 'equivalents'
  | 'remediation'
>;

/** The row of one check. */
export function checkRow(check: DocumentedCheck): CheckRow {
  const { id, title, severity, enabled, resourceTypes, trigger } = check;
  const { parameters, frameworks, equivalents, remediation } = check;
  return { id, title, severity, enabled, resourceTypes, trigger, parameters, frameworks, equivalents, remediation };
}

/** The catalogue for people: by the first resource type of each check, then in order of id. */
export function checkList(checks: readonly Check[], paint: Paint): string {
  const width = Math.max(0, ...checks.map(({ id }) => id.length));
  const blocks = RESOURCE_TYPES.flatMap((type) => {
    const own = checks.filter(({ resourceTypes }) => resourceTypes[0] === type);
    return own.length === 0 ? [] : [[paint.bold(type), ...own.map((check) => line(check, width, paint))]];
  });
  const on = checks.filter(({ enabled }) => enabled).length;
  const count = `${String(checks.length)} ${checks.length === 1 ? 'check' : 'checks'}, ${String(on)} on by default.`;
  const closing = `${count} ${paint.dim('`ecs-guardrails explain ID` tells more of one.')}`;
  return [...blocks, [closing]].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function line({ id, title, severity, enabled }: Check, width: number, paint: Paint): string {
  const words = `  ${id.padEnd(width)}  ${severityColour(SEVERITY_NAME[severity], paint)(severity.padEnd(8))}  ${enabled ? 'on ' : 'off'}  ${title}`;
  return enabled ? words : paint.dim(words);
}
