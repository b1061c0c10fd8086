import {
  DescribeComplianceByConfigRuleCommand,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
  DescribeConformancePackStatusCommand,
  type ComplianceType,
  type ConfigRule,
  type ConfigRuleEvaluationStatus,
  type ConfigServiceClient,
} from '@aws-sdk/client-config-service';

import type { DeploymentReader, RuleState, RuleStatus } from '../../core/facts/deployment';
import { isJsonObject } from '../../core/subject/json';
import { parsedJson } from '../../core/subject/parsed-json';
import { ask } from '../aws/ask';
import { everyPage, type Page } from '../aws/pages';

/** As many rules as AWS Config takes by name in one call (AWS Config API reference, ConfigRuleNames). */
const NAMES_AT_ONCE = 25;

/** Reads conformance packs and rules, those of others as well, and how evaluations by rules went. */
export function deployedRules(
  client: ConfigServiceClient,
): Pick<DeploymentReader, 'packs' | 'rules' | 'ruleStatuses' | 'rulesWithoutResult'> {
  return {
    packs: () =>
      ask('config:DescribeConformancePackStatus', (abortSignal) =>
        everyPage({ action: 'config:DescribeConformancePackStatus', target: 'the account' }, async (NextToken) => {
          const answer = await client.send(new DescribeConformancePackStatusCommand({ NextToken }), { abortSignal });
          const items = (answer.ConformancePackStatusDetails ?? []).map((pack) => ({
            name: pack.ConformancePackName ?? '',
            state: pack.ConformancePackState ?? 'an unknown state',
          }));
          return { items, next: answer.NextToken };
        }),
      ),
    rules: () =>
      ask('config:DescribeConfigRules', (abortSignal) =>
        everyPage({ action: 'config:DescribeConfigRules', target: 'the account' }, async (NextToken) => {
          const answer = await client.send(new DescribeConfigRulesCommand({ NextToken }), { abortSignal });
          return { items: (answer.ConfigRules ?? []).map(ruleOf), next: answer.NextToken };
        }),
      ),
    ruleStatuses: (rules) =>
      ask('config:DescribeConfigRuleEvaluationStatus', (abortSignal) =>
        inParts('config:DescribeConfigRuleEvaluationStatus', rules, async (ConfigRuleNames, NextToken) => {
          const command = new DescribeConfigRuleEvaluationStatusCommand({ ConfigRuleNames, NextToken });
          const answer = await client.send(command, { abortSignal });
          return { items: (answer.ConfigRulesEvaluationStatus ?? []).map(statusOf), next: answer.NextToken };
        }),
      ),
    rulesWithoutResult: (rules) =>
      ask('config:DescribeComplianceByConfigRule', (abortSignal) =>
        inParts('config:DescribeComplianceByConfigRule', rules, async (ConfigRuleNames, NextToken) => {
          const ComplianceTypes: ComplianceType[] = ['INSUFFICIENT_DATA'];
          const command = new DescribeComplianceByConfigRuleCommand({ ConfigRuleNames, ComplianceTypes, NextToken });
          const answer = await client.send(command, { abortSignal });
          const items = (answer.ComplianceByConfigRules ?? []).map(({ ConfigRuleName }) => ConfigRuleName ?? '');
          return { items, next: answer.NextToken };
        }),
      ),
  };
}

/** Asks about rules, so many at a time, each time for all pages. */
async function inParts<T>(
  action: string,
  names: readonly string[],
  ask: (part: string[], token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let start = 0; start < names.length; start += NAMES_AT_ONCE) {
    const part = names.slice(start, start + NAMES_AT_ONCE);
    found.push(...(await everyPage({ action, target: `${part.length} rules` }, (token) => ask(part, token))));
  }
  return found;
}

function ruleOf({ ConfigRuleName = '', Source, InputParameters, Scope }: ConfigRule): RuleState {
  return {
    name: ConfigRuleName,
    source: Source?.SourceIdentifier ?? '',
    parameters: parametersOf(InputParameters ?? '{}'),
    scope: Scope?.ComplianceResourceTypes ?? [],
    scheduled: (Source?.SourceDetails ?? []).some(({ MessageType }) => MessageType === 'ScheduledNotification'),
  };
}

/** AWS Config keeps parameters as a text of JSON, their values as texts. What a rule of somebody else has may be anything. */
function parametersOf(text: string): Readonly<Record<string, string>> {
  const parameters = parsedJson(text);
  const entries = isJsonObject(parameters) ? Object.entries(parameters) : [];
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

function statusOf(status: ConfigRuleEvaluationStatus): RuleStatus {
  return {
    name: status.ConfigRuleName ?? '',
    firstActivated: status.FirstActivatedTime ?? null,
    lastSuccess: later(status.LastSuccessfulInvocationTime, status.LastSuccessfulEvaluationTime),
    lastFailure: later(status.LastFailedInvocationTime, status.LastFailedEvaluationTime),
    lastErrorCode: status.LastErrorCode ?? null,
  };
}

function later(a: Date | undefined, b: Date | undefined): Date | null {
  if (a === undefined || b === undefined) return a ?? b ?? null;
  return a < b ? b : a;
}
