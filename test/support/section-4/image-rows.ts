import { at, definition, rowsOf, type RowCase } from './row-case';

const MEMORY = { check: 'ecs-taskdef-memory-limited', type: 'AWS::ECS::TaskDefinition' } as const;

/** Rows about what a container runs and how much it may take. */
export const IMAGE_ROWS: readonly RowCase[] = [
  ...rowsOf(62, MEMORY, {
    'task memory only': { configuration: definition([{ Name: 'app' }], { Memory: '512' }), outcome: 'COMPLIANT' },
    'task memory only, strict': {
      configuration: definition([{ Name: 'app' }], { Memory: '512' }),
      params: { strict: true },
      ...at('/ContainerDefinitions/0/Memory'),
    },
    'container memory 3': {
      configuration: definition([{ Name: 'app', Memory: 3 }], { Memory: '512' }),
      ...at('/ContainerDefinitions/0/Memory'),
    },
  }),
];
