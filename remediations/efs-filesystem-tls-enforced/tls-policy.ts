import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../core/subject/json';

/** Sid of the statement that is ours; a statement of that name is replaced. */
const SID = 'EcsGuardrailsTlsOnly';

/**
 * The default policy of EFS, which stands where a file system has none: everybody who reaches a mount target may read and
 * write (EFS User Guide, "Using IAM to control file system data access"). A policy with a Deny alone would end that.
 */
const DEFAULT_ACCESS: JsonObject = {
  Sid: 'EcsGuardrailsClientsOfMountTargets',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
  Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
};

/**
 * A file system policy with one more statement: nobody may do anything without TLS.
 *
 * @param text the policy that there is; `undefined` where there is none
 * @returns JSON text; `undefined` when the policy cannot be read, because it would be lost
 */
export function tlsPolicy(text: string | undefined, fileSystemArn: string): string | undefined {
  const policy = text === undefined ? { Version: '2012-10-17', Statement: [DEFAULT_ACCESS] } : parsed(text);
  const statements = policy === undefined ? undefined : statementsOf(policy['Statement']);
  if (policy === undefined || statements === undefined) return undefined;
  const deny: JsonObject = {
    Sid: SID,
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: '*',
    Resource: fileSystemArn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  return JSON.stringify({ ...policy, Statement: [...statements.filter(({ Sid }) => Sid !== SID), deny] });
}

function statementsOf(statement: Json | undefined): readonly JsonObject[] | undefined {
  const list = isJsonList(statement) ? statement : [statement];
  const objects = list.filter((item) => isJsonObject(item));
  return objects.length === list.length ? objects : undefined;
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
