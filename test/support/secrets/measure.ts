import { detectSecrets } from '../../../core/secrets/detect-secrets';
import type { DetectionClass, SecretField } from '../../../core/secrets/detection';
import type { Json, JsonObject } from '../../../core/subject/json';
import type { LabelledClass, LabelledValue } from './labelled-value';

/** How often the detectors were right. */
export interface Measure {
  readonly of: string;
  readonly secrets: number;
  readonly found: number;
  readonly falseAlarms: number;
}

/** A labelled value, and the class that reported it. */
export interface Judged {
  readonly value: LabelledValue;
  readonly reportedAs: DetectionClass | undefined;
}

const CLASSES: Readonly<Record<LabelledClass, string>> = {
  A: 'A: known formats',
  B: 'B: strong names',
  C: 'C: references to secrets',
  entropy: 'Entropy under weak names',
};

const CONTAINER_FIELDS: Readonly<Record<Exclude<SecretField, 'driverOpts'>, (value: Json) => JsonObject>> = {
  environment: (Environment) => ({ Environment }),
  command: (Command) => ({ Command }),
  entryPoint: (EntryPoint) => ({ EntryPoint }),
  healthCheck: (Command) => ({ HealthCheck: { Command } }),
  labels: (DockerLabels) => ({ DockerLabels }),
  logOptions: (Options) => ({ LogConfiguration: { Options } }),
  firelensOptions: (Options) => ({ FirelensConfiguration: { Options } }),
};

/** What the detectors say of each value. */
export function judge(values: readonly LabelledValue[], settings: { readonly entropy: boolean }): readonly Judged[] {
  return values.map((value) => {
    const rows = detectSecrets(definitionOf(value), []);
    const reported = rows.find((row) => row.Class !== 'unknown' && (settings.entropy || row.Class !== 'entropy'));
    return { value, reportedAs: reported?.Class };
  });
}

/** By class and over all. The entropy detector counts where it was on. */
export function measure(judged: readonly Judged[], classes: readonly LabelledClass[]): readonly Measure[] {
  const counted = judged.filter(({ value }) => value.secret === null || classes.includes(value.secret));
  return [...classes.map((one) => measured(CLASSES[one], counted, one)), measured('All', counted)];
}

/** Of what was reported, the share that is a secret, in whole percents, rounded down. */
export function precision({ found, falseAlarms }: Measure): number {
  return Math.floor((100 * found) / (found + falseAlarms));
}

/** Of the secrets, the share that was reported, in whole percents, rounded down. */
export function recall({ secrets, found }: Measure): number {
  return Math.floor((100 * found) / secrets);
}

function measured(of: string, judged: readonly Judged[], one?: LabelledClass): Measure {
  const secrets = judged.filter(({ value }) => value.secret !== null && (one === undefined || value.secret === one));
  const alarms = judged.filter(({ value, reportedAs }) => value.secret === null && reportedAs !== undefined);
  return {
    of,
    secrets: secrets.length,
    found: secrets.filter(({ reportedAs }) => reportedAs !== undefined).length,
    falseAlarms: alarms.filter(({ reportedAs }) => one === undefined || reportedAs === one).length,
  };
}

function definitionOf({ field, name, texts }: LabelledValue): JsonObject {
  if (field === 'driverOpts') {
    return {
      Volumes: [{ DockerVolumeConfiguration: { DriverOpts: Object.fromEntries(texts.map((text) => [name, text])) } }],
    };
  }
  return { ContainerDefinitions: [CONTAINER_FIELDS[field](contentOf(field, name, texts))] };
}

function contentOf(field: SecretField, name: string, texts: readonly string[]): Json {
  if (field === 'environment') return texts.map((Value) => ({ Name: name, Value }));
  return name === '' ? texts : Object.fromEntries(texts.map((text) => [name, text]));
}
