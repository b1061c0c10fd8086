import type { JsonObject } from '../core/subject/json';

/** A realistic task definition in Config's spelling of about that many bytes of JSON, compliant with the default checks. */
export function taskDefinitionOfSize(bytes: number, containers: number): JsonObject {
  const base = build(containers, 0);
  const missing = bytes - JSON.stringify(base).length;
  const perVariable = JSON.stringify(variable(0)).length + 1;
  return build(containers, Math.max(0, Math.floor(missing / perVariable / containers)));
}

function build(containers: number, variables: number): JsonObject {
  return {
    TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
    Family: 'payments-api',
    Status: 'ACTIVE',
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    Cpu: 512,
    Memory: 1024,
    ContainerDefinitions: Array.from({ length: containers }, (_, index) => ({
      Name: `container-${String(index)}`,
      Image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments/service-${String(index)}:4.2.0`,
      User: '10001:10001',
      ReadonlyRootFilesystem: true,
      Essential: true,
      PortMappings: [{ ContainerPort: 8080, HostPort: 8080, Protocol: 'tcp' }],
      MountPoints: [{ SourceVolume: 'data', ContainerPath: '/data', ReadOnly: false }],
      LogConfiguration: {
        LogDriver: 'awslogs',
        Options: { 'awslogs-group': '/ecs/payments', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'ecs' },
      },
      Environment: Array.from({ length: variables }, (_, position) => variable(position)),
    })),
    Volumes: [{ Name: 'data', EfsVolumeConfiguration: { FileSystemId: 'fs-0a1b2c3d', TransitEncryption: 'ENABLED' } }],
  };
}

function variable(position: number): JsonObject {
  return { Name: `SETTING_${String(position).padStart(4, '0')}`, Value: 'a value of thirty-two characters' };
}
