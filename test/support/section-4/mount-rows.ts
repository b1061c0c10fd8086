import type { JsonObject } from '../../../core/subject/json';
import { at, definition, rowsOf, withVolumes, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::ECS::TaskDefinition' }, cases);
}

const SENSITIVE = 'ecs-taskdef-no-sensitive-mounts';
const SOCKET = 'ecs-taskdef-no-docker-socket';
const ROLES = 'ecs-taskdef-roles-distinct';

function bind(SourcePath: string): JsonObject {
  return { Name: 'host', Host: { SourcePath } };
}

function roles(settings: JsonObject): JsonObject {
  return definition([{ Name: 'app' }], settings);
}

/** Rows about what task definitions mount and which roles they have. */
export const MOUNT_ROWS: readonly RowCase[] = [
  ...row(58, ROLES, {
    'only an execution role': {
      configuration: roles({ ExecutionRoleArn: 'arn:aws:iam::111122223333:role/payments' }),
      outcome: 'COMPLIANT',
    },
    'the same role as name and ARN': {
      configuration: roles({
        TaskRoleArn: 'payments',
        ExecutionRoleArn: 'arn:aws:iam::111122223333:role/services/payments',
      }),
      ...at('/TaskRoleArn'),
    },
  }),
  ...row(63, SOCKET, {
    'VolumesFrom a container that mounts docker.sock': {
      configuration: definition(
        [
          { Name: 'agent', MountPoints: [{ SourceVolume: 'host', ContainerPath: '/var/run/docker.sock' }] },
          { Name: 'worker', VolumesFrom: [{ SourceContainer: 'agent', ReadOnly: true }] },
        ],
        { Volumes: [bind('/var/run/docker.sock')] },
      ),
      ...at(
        '/ContainerDefinitions/0/MountPoints/0',
        '/ContainerDefinitions/1/VolumesFrom/0',
        '/Volumes/0/Host/SourcePath',
      ),
    },
    '/var/run mounted': {
      configuration: withVolumes(bind('/var/run')),
      ...at('/Volumes/0/Host/SourcePath'),
      saying: 'a directory that holds container runtime sockets',
    },
  }),
  ...row(72, SENSITIVE, {
    '/var/lib/../run/': {
      configuration: withVolumes(bind('/var/lib/../run/')),
      ...at('/Volumes/0/Host/SourcePath'),
      saying: 'overlaps /var/run',
    },
    '//etc/': { configuration: withVolumes(bind('//etc/')), ...at('/Volumes/0/Host/SourcePath') },
    '/var': { configuration: withVolumes(bind('/var')), ...at('/Volumes/0/Host/SourcePath') },
    '/etcetera': { configuration: withVolumes(bind('/etcetera')), outcome: 'COMPLIANT' },
  }),
];
