import type { JsonObject } from '../../../core/subject/json';
import { webToken } from './invented-tokens';

/** Every secret of the definition below matches it; no name, key or place does. */
export const CANARY = /canary/i;

const LONG = 'canary'.repeat(8);
const KEY_ID = ['AKI', 'A', LONG.slice(0, 16).toUpperCase()].join('');

/** Values that each detector finds, under names that say nothing where the value is a known format. */
const VARIABLES: Readonly<Record<string, string>> = {
  DB_PASSWORD: 'canary-1',
  CONFIG: '{"db": {"password": "canary-2"}, "list": ["postgres://app:canary-3@db"]}',
  A01: KEY_ID,
  A02: ['-----BEGIN', 'PRIVATE KEY-----\ncanary-4'].join(' '),
  A03: `${webToken({ alg: 'HS256', kid: 'canary' })}canary`,
  A04: ['gh', 'p_', LONG.slice(0, 36)].join(''),
  A05: ['gl', 'pat-', LONG.slice(0, 20)].join(''),
  A06: ['xo', 'xb-', LONG].join(''),
  A07: ['sk', '_live_', LONG].join(''),
  A08: ['AI', 'za', LONG.slice(0, 35)].join(''),
  A09: ['np', 'm_', LONG.slice(0, 36)].join(''),
  A10: ['S', 'G.', LONG.slice(0, 22), '.', LONG.slice(0, 43)].join(''),
  A11: 'postgres://app:canary-5@db/payments',
  A12: 'Server=db;User Id=sa;Password=canary-6;',
  A13: '{{resolve:secretsmanager:canary-7:SecretString:password}}',
  A14: '-Dspring.datasource.password=canary-8 --token "canary 9"',
  SSH_KEY: 'canary7Rm2XvK9bTn4WzJ6cYh8LdP',
};

/** Secrets in every field that is looked at, in AWS Config's spelling. */
export const CANARY_DEFINITION: JsonObject = {
  Family: 'payments-api',
  ContainerDefinitions: [
    {
      Name: 'app',
      Image: 'docker.io/payments-api:latest',
      Privileged: true,
      Environment: Object.entries(VARIABLES).map(([Name, Value]) => ({ Name, Value })),
      EntryPoint: ['sh', '-c', 'export API_KEY=canary-10; exec server --password "canary 11"'],
      Command: ['--token', 'canary-12', '--client-secret=canary-13', 'postgres://app:canary-14@db'],
      HealthCheck: { Command: ['CMD-SHELL', 'check --password=canary-15 || exit 1'] },
      DockerLabels: { 'com.example.token': 'canary-16' },
      LogConfiguration: { LogDriver: 'splunk', Options: { 'splunk-token': 'canary-17' } },
      FirelensConfiguration: { Type: 'fluentbit', Options: { api_key: 'canary-18' } },
    },
  ],
  Volumes: [{ Name: 'share', DockerVolumeConfiguration: { DriverOpts: { o: 'username=a,password=canary-19' } } }],
};

/** The places that are reported, as JSON Pointers; the last variable is found by the entropy detector alone. */
export const CANARY_PLACES: readonly string[] = [
  '/ContainerDefinitions/0/Command/1',
  '/ContainerDefinitions/0/Command/2',
  '/ContainerDefinitions/0/Command/3',
  '/ContainerDefinitions/0/DockerLabels/com.example.token',
  '/ContainerDefinitions/0/EntryPoint/2',
  ...Object.keys(VARIABLES).map((_, index) => `/ContainerDefinitions/0/Environment/${String(index)}/Value`),
  '/ContainerDefinitions/0/FirelensConfiguration/Options/api_key',
  '/ContainerDefinitions/0/HealthCheck/Command/1',
  '/ContainerDefinitions/0/LogConfiguration/Options/splunk-token',
  '/Volumes/0/DockerVolumeConfiguration/DriverOpts/o',
];
