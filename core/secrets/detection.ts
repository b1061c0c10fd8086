import type { Path } from '../subject/json';

/** Fields of a task definition whose text is looked at, by the names of the parameter `fields`. */
export const SECRET_FIELDS = [
  'environment',
  'command',
  'entryPoint',
  'healthCheck',
  'labels',
  'logOptions',
  'firelensOptions',
  'driverOpts',
] as const;

export type SecretField = (typeof SECRET_FIELDS)[number];

/**
 * A: a known credential format. B: a plain value under a strong name. C: a reference whose resolved text ECS stores.
 * `entropy`: a random-looking value under a weak name. `unknown`: nothing can be said, and the name would decide.
 */
export type DetectionClass = 'A' | 'B' | 'C' | 'entropy' | 'unknown';

/** What found it; the policy has the words for each. */
export const DETECTORS = [
  'aws-access-key-id',
  'private-key',
  'json-web-token',
  'github-token',
  'gitlab-token',
  'slack-token',
  'stripe-key',
  'google-key',
  'npm-token',
  'sendgrid-key',
  'url-password',
  'connection-password',
  'strong-name',
  'secret-reference',
  'high-entropy',
  'unresolved',
  'overflow',
] as const;

export type DetectorId = (typeof DETECTORS)[number];

/** What a detector saw in a text, under which name. Never anything of the text. */
export interface Sighting {
  /** The name that stands before the value: of a variable, option, label, flag or JSON key; empty where there is none. */
  readonly name: string;
  readonly detector: DetectorId;
  readonly class: DetectionClass;
}

/** One row of the fact `secret-detections`: a sighting and its place. A value, its length or a digest never stands here. */
export type SecretDetection = {
  /** Place in the configuration; for a text with JSON inside, the place of the whole text. */
  readonly Path: Path;
  readonly Field: SecretField;
  readonly Name: string;
  readonly Detector: DetectorId;
  readonly Class: DetectionClass;
};
