import type { JsonObject } from '../../../core/subject/json';
import { at, definition, rowsOf, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::ECS::TaskDefinition' }, cases);
}

const LOGGING = 'ecs-taskdef-logging-configured';
const NON_BLOCKING = 'ecs-taskdef-awslogs-non-blocking';

function awslogs(name: string, options: JsonObject = {}): JsonObject {
  const group = { 'awslogs-group': '/ecs/payments-api', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': name };
  return { Name: name, LogConfiguration: { LogDriver: 'awslogs', Options: { ...group, ...options } } };
}

/** Rows about log configurations. */
export const LOG_ROWS: readonly RowCase[] = [
  ...row(25, LOGGING, {
    'a Windows Fargate container with awslogs': {
      configuration: definition([awslogs('web')], {
        RequiresCompatibilities: ['FARGATE'],
        RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(26, LOGGING, {
    'two containers, one without logs': {
      configuration: definition([awslogs('app'), { Name: 'agent' }]),
      ...at('/ContainerDefinitions/1/LogConfiguration/LogDriver'),
    },
  }),
  ...row(27, NON_BLOCKING, {
    'awslogs without a mode': { configuration: definition([awslogs('app')]), outcome: 'COMPLIANT' },
    'awslogs without a mode, defaultLogDriverMode blocking': {
      configuration: definition([awslogs('app')]),
      params: { defaultLogDriverMode: 'blocking' },
      ...at('/ContainerDefinitions/0/LogConfiguration/Options/mode'),
    },
  }),
  ...row(28, NON_BLOCKING, {
    'non-blocking without a buffer size, minBufferMb 25': {
      configuration: definition([awslogs('app', { mode: 'non-blocking' })]),
      params: { minBufferMb: 25 },
      ...at('/ContainerDefinitions/0/LogConfiguration/Options/max-buffer-size'),
    },
  }),
];
