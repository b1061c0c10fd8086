import { CfnDeletionPolicy, type CfnResource } from 'aws-cdk-lib';

/**
 * Says that a stateful resource goes with its stack. It is CloudFormation's default, written out because it is meant: what
 * outlives its stack blocks the next installation, and nothing kept here is evidence.
 */
export function deletedWithStack<Resource extends CfnResource>(resource: Resource): Resource {
  resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
  return resource;
}
