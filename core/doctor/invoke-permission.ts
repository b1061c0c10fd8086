import { FUNCTION_NAMES } from '../registry/deployed-names';
import { isJsonList, isJsonObject, member, type Json, type JsonObject } from '../subject/json';
import { parsedJson } from '../subject/parsed-json';
import type { DeploymentFacts } from './deployment-facts';
import { fine, notKnown, wanting, type Finding } from './finding';

const CONFIG = 'config.amazonaws.com';
const PART = 'invoke-permission';
const ADVICE = 'Deploy the core StackSet again: it carries the permission.';

/**
 * Whether AWS Config may invoke the function, and only for this account: a permission without the account would let the AWS
 * Config of any account in (AWS Config developer guide, "Permissions for AWS Config rules with Lambda"). Says nothing where
 * there is no function.
 */
export function invokePermission({ functions, invokePolicy, caller }: DeploymentFacts): readonly Finding[] {
  const fn = functions.get(FUNCTION_NAMES.rules);
  if (fn !== undefined && 'answer' in fn && fn.answer === null) return [];
  if (!('answer' in invokePolicy)) return [notKnown(PART, invokePolicy.unanswered)];
  const statements = statementsOf(invokePolicy.answer).filter(permitsConfig);
  if (statements.length === 0) {
    return [wanting(PART, 'problem', `${FUNCTION_NAMES.rules} does not let ${CONFIG} invoke it.`, ADVICE)];
  }
  if (!('answer' in caller)) return [notKnown(PART, caller.unanswered)];
  const accounts = statements.map(sourceAccount);
  if (accounts.includes(undefined)) {
    const message = `${FUNCTION_NAMES.rules} lets the AWS Config of any account invoke it: AWS:SourceAccount is not set.`;
    return [wanting(PART, 'problem', message, ADVICE)];
  }
  if (!accounts.includes(caller.answer.account)) {
    const message = `${FUNCTION_NAMES.rules} lets AWS Config invoke it for another account only.`;
    return [wanting(PART, 'problem', message, ADVICE)];
  }
  return [fine(PART, `${CONFIG} may invoke ${FUNCTION_NAMES.rules} for this account.`)];
}

function statementsOf(policy: string | null): readonly JsonObject[] {
  const document = parsedJson(policy ?? '');
  const statements = isJsonObject(document) ? member(document, 'Statement') : undefined;
  return (isJsonList(statements) ? statements : [statements]).filter(isJsonObject);
}

function permitsConfig(statement: JsonObject): boolean {
  return (
    statement['Effect'] === 'Allow' &&
    texts(member(statement['Principal'], 'Service')).includes(CONFIG) &&
    texts(statement['Action']).some((action) => ['lambda:InvokeFunction', 'lambda:*', '*'].includes(action))
  );
}

/** Keys of conditions are without regard to case (IAM User Guide, "IAM JSON policy elements: Condition"). */
function sourceAccount(statement: JsonObject): string | undefined {
  const equals = member(statement['Condition'], 'StringEquals');
  const entries = isJsonObject(equals) ? Object.entries(equals) : [];
  const [account] = entries
    .filter(([key]) => key.toLowerCase() === 'aws:sourceaccount')
    .flatMap(([, value]) => texts(value));
  return account;
}

function texts(value: Json | undefined): readonly string[] {
  return (isJsonList(value) ? value : [value]).filter((item) => typeof item === 'string');
}
