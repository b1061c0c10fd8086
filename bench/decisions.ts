import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { decide } from '../core/decision/decide';
import { parseParameters } from '../core/policy/parameters';
import type { Check } from '../core/registry/check';
import { CHECKS } from '../core/registry/registry';
import type { JsonObject } from '../core/subject/json';
import type { Subject } from '../core/subject/subject';
import { summarise, type Summary } from './statistics';
import { taskDefinitionOfSize } from './task-definition-of-size';

export interface DecisionFigure {
  readonly name: string;
  readonly inputBytes: number;
  /** Microseconds. */
  readonly time: Summary;
}

const SIZES: readonly (readonly [string, number, number])[] = [
  ['5 KB, 3 containers', 5 * 1024, 3],
  ['64 KB, 10 containers', 64 * 1024, 10],
];

/** Full decisions (parse, evaluate, verify) of all checks that run without settings in one evaluation, and of one check alone. */
export function decisionFigures(): readonly DecisionFigure[] {
  const policy = loadPackagedPolicy();
  const requests = CHECKS.filter(runsWithoutSettings).map((check) => ({
    check,
    parameters: parseParameters(check, {}),
    severity: check.severity,
  }));
  return SIZES.flatMap(([name, bytes, containers]) => {
    const configuration = taskDefinitionOfSize(bytes, containers);
    const subject = subjectOf(configuration);
    const inputBytes = JSON.stringify(configuration).length;
    return [requests, requests.filter(({ check }) => check.id === 'ecs-taskdef-no-privileged')].map((asked) => ({
      name: `${String(asked.length)} check${asked.length === 1 ? '' : 's'}, ${name}`,
      inputBytes,
      time: timed(() => decide(policy, subject, asked, {})),
    }));
  });
}

function runsWithoutSettings({ parameters }: Check): boolean {
  return Object.values(parameters).every((schema) => schema.default !== undefined);
}

function timed(work: () => unknown): Summary {
  for (let warm = 0; warm < 300; warm += 1) work();
  const sample = Array.from({ length: 1000 }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1000;
  });
  return summarise(sample);
}

function subjectOf(configuration: JsonObject): Subject {
  return {
    type: 'AWS::ECS::TaskDefinition',
    id: 'payments-api:12',
    arn: null,
    account: '111122223333',
    region: 'eu-west-1',
    partition: 'aws',
    source: 'config',
    tags: {},
    configuration,
    logicalId: null,
    constructPath: null,
    origin: null,
    redirects: [],
  };
}
