import * as z from 'zod';
import type { Evaluations, StoredEvaluation } from '../config-rules/evaluations';
import type { Recorder } from '../config-rules/recorder';
import { AwsError } from '../gateway/aws-error';
import { pageOf } from '../gateway/page';
import { operation, type Operation, type Service } from '../gateway/service';
import { epochSeconds, type SandboxClock } from '../sandbox-clock';
import { configItems } from './config-items';

const VALIDATION = 'ValidationException';

/** `DEFAULT` page of `GetComplianceDetailsByConfigRule`, and the largest one (AWS Config API reference). */
const PAGE = 10;

const evaluation = z.strictObject({
  ComplianceResourceType: z.string().min(1).max(256),
  ComplianceResourceId: z.string().min(1).max(768),
  ComplianceType: z.enum(['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'INSUFFICIENT_DATA']),
  Annotation: z.string().min(1).max(256).optional(),
  OrderingTimestamp: z.number(),
});

const putEvaluations = z.strictObject({
  ResultToken: z.string().min(1),
  Evaluations: z.array(evaluation).max(100).default([]),
  TestMode: z.boolean().default(false),
});

const complianceDetails = z.strictObject({
  ConfigRuleName: z.string().min(1).max(64),
  ComplianceTypes: z.array(z.enum(['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'])).optional(),
  Limit: z.number().int().min(0).max(100).optional(),
  NextToken: z.string().optional(),
});

/** What the operations of AWS Config work on. */
export interface ConfigPorts {
  readonly evaluations: Evaluations;
  readonly recorder: Recorder;
  readonly ruleNames: () => ReadonlySet<string>;
  readonly clock: SandboxClock;
}

/** The operations of AWS Config. */
export function configService(ports: ConfigPorts): Service {
  return {
    scope: 'config',
    protocol: 'json-1.1',
    target: 'StarlingDoveService',
    operations: new Map<string, Operation>([
      ...configItems(ports.recorder),
      ['PutEvaluations', operation('config:PutEvaluations', putEvaluations, VALIDATION, (input) => put(input, ports))],
      [
        'GetComplianceDetailsByConfigRule',
        operation('config:GetComplianceDetailsByConfigRule', complianceDetails, VALIDATION, (input) =>
          details(input, ports),
        ),
      ],
    ]),
  };
}

function put(input: z.output<typeof putEvaluations>, { evaluations, clock }: ConfigPorts): object {
  const results = input.Evaluations.map(({ ComplianceType, ...result }) => {
    if (ComplianceType === 'INSUFFICIENT_DATA') {
      throw new AwsError(
        'InvalidParameterValueException',
        'AWS Config does not accept INSUFFICIENT_DATA as the value for ComplianceType from a PutEvaluations request.',
      );
    }
    return {
      resourceType: result.ComplianceResourceType,
      resourceId: result.ComplianceResourceId,
      compliance: ComplianceType,
      annotation: result.Annotation ?? null,
      orderingTimestamp: new Date(result.OrderingTimestamp * 1_000),
    };
  });
  // In test mode nothing is stored, and the token may be any (AWS Config API reference, PutEvaluations).
  if (!input.TestMode) evaluations.put(input.ResultToken, results, clock.now());
  return { FailedEvaluations: [] };
}

function details(input: z.output<typeof complianceDetails>, { evaluations, ruleNames }: ConfigPorts): object {
  if (!ruleNames().has(input.ConfigRuleName)) {
    throw new AwsError(
      'NoSuchConfigRuleException',
      `The ConfigRule '${input.ConfigRuleName}' provided in the request is invalid.`,
    );
  }
  const all = evaluations
    .ofRule(input.ConfigRuleName)
    .filter(({ compliance }) => input.ComplianceTypes?.includes(compliance) ?? true);
  // 0 means the default.
  const { items, next } = pageOf(all, input.Limit || PAGE, input.NextToken, 'InvalidNextTokenException');
  return { EvaluationResults: items.map(evaluationResult), ...(next === undefined ? {} : { NextToken: next }) };
}

function evaluationResult(stored: StoredEvaluation): object {
  return {
    EvaluationResultIdentifier: {
      EvaluationResultQualifier: {
        ConfigRuleName: stored.ruleName,
        ResourceType: stored.resourceType,
        ResourceId: stored.resourceId,
        EvaluationMode: 'DETECTIVE',
      },
      OrderingTimestamp: epochSeconds(stored.orderingTimestamp),
    },
    ComplianceType: stored.compliance,
    ResultRecordedTime: epochSeconds(stored.recordedAt),
    ConfigRuleInvokedTime: epochSeconds(stored.recordedAt),
    ...(stored.annotation === null ? {} : { Annotation: stored.annotation }),
  };
}
