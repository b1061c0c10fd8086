import type { StoredEvaluation } from '../../sandbox/config-rules/evaluations';
import type { PackRule } from '../../sandbox/templates/conformance-pack';
import type { Screen } from './screen';

/** A result with the rule as the pack calls it. */
export interface Result extends StoredEvaluation {
  readonly rule: PackRule;
}

/** Shows results by resource and check, one table for each resource type, then why something is not compliant. */
export function showCompliance(screen: Screen, results: readonly Result[]): void {
  for (const type of new Set(results.map(({ resourceType }) => resourceType))) {
    const ofType = results.filter(({ resourceType }) => resourceType === type);
    const ids = [...new Set(ofType.map(({ resourceId }) => resourceId))];
    const rules = [...new Set(ofType.map(({ rule }) => rule.declaredName))];
    const rows = rules.map((rule) => [
      rule,
      ...ids.map((id) =>
        cell(
          screen,
          ofType.find((result) => result.resourceId === id && result.rule.declaredName === rule),
        ),
      ),
    ]);
    screen.line();
    screen.table([[type, ...ids.map(shortName)], ...rows]);
  }
  const explained = results.filter(({ compliance, annotation }) => compliance !== 'COMPLIANT' && annotation !== null);
  if (explained.length > 0) screen.line();
  for (const { resourceId, compliance, annotation, rule } of explained) {
    const sign = compliance === 'NON_COMPLIANT' ? screen.paint.red('✗') : screen.paint.yellow('?');
    screen.line(
      `${sign} ${shortName(resourceId)}: ${annotation ?? ''} ${screen.paint.dim(`[${rule.declaredName}]`)}`,
      2,
    );
  }
}

function cell({ paint }: Screen, result: Result | undefined): string {
  switch (result?.compliance) {
    case undefined:
      return '-';
    case 'COMPLIANT':
      return paint.green('COMPLIANT');
    case 'NON_COMPLIANT':
      return paint.red('NON_COMPLIANT');
    case 'NOT_APPLICABLE':
      return paint.dim('NOT_APPLICABLE');
  }
}

/** A service's id is its ARN, of which the last part tells enough here. */
function shortName(resourceId: string): string {
  return resourceId.startsWith('arn:') ? resourceId.split('/').slice(-2).join('/') : resourceId;
}
