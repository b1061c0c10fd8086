import type { OwnIdentity } from '../../adapters/lambda/own-identity';
import { ownResource } from '../own-arn';
import { REPOSITORY } from '../resource-forms';

/**
 * The repository that a resource id means: AWS Config's id is the name; an ARN of any partition is read too.
 *
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH` for an ARN that is not ours, `REMEDIATION_INVALID` when
 *   it is neither a name nor the ARN of a repository
 */
export function repositoryNameOf(resourceId: string, own: OwnIdentity): string {
  return ownResource(resourceId, own, REPOSITORY).name;
}
