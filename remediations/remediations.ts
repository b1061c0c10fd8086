import { tagsImmutable } from './ecr-repository-tags-immutable/remediation';
import { newRevision } from './new-revision/remediation';
import type { RemediationFactory } from './remediation';

/** Every remediation, by its folder: what METADATA of a check names as `remediation.document`. */
export const REMEDIATIONS: ReadonlyMap<string, RemediationFactory> = new Map([
  ['ecr-repository-tags-immutable', tagsImmutable],
  ['new-revision', newRevision],
]);
