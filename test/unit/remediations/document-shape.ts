import * as z from 'zod';

const parameter = z.strictObject({
  type: z.enum(['String', 'StringList']),
  description: z.string().min(1),
  allowedPattern: z.string().optional(),
  allowedValues: z.array(z.string()).optional(),
  default: z.string().optional(),
});

const common = {
  /** Systems Manager User Guide, "Data elements and parameters": a step's name. */
  name: z.string().regex(/^[a-zA-Z0-9_]{3,128}$/),
  description: z.string().min(1),
  onFailure: z.literal('Abort'),
  nextStep: z.string().optional(),
  isEnd: z.literal(true).optional(),
};

const invoke = z.strictObject({
  ...common,
  action: z.literal('aws:invokeLambdaFunction'),
  /** Automation ends an invocation after 300 seconds. */
  timeoutSeconds: z.int().min(1).max(300),
  maxAttempts: z.int().min(1).max(10),
  inputs: z.strictObject({ FunctionName: z.string(), InputPayload: z.record(z.string(), z.string()) }),
  outputs: z.array(z.strictObject({ Name: z.string(), Selector: z.string(), Type: z.literal('String') })),
});

const branch = z.strictObject({
  ...common,
  action: z.literal('aws:branch'),
  inputs: z.strictObject({
    Choices: z.array(z.strictObject({ NextStep: z.string(), Variable: z.string(), StringEquals: z.string() })).min(1),
    Default: z.string().optional(),
  }),
});

/** Systems Manager User Guide, "aws:approve": thirty days at most; without a topic nobody is told. */
const approve = z.strictObject({
  ...common,
  action: z.literal('aws:approve'),
  timeoutSeconds: z.int().min(1).max(2_592_000),
  inputs: z.strictObject({
    NotificationArn: z.string().optional(),
    Message: z.string(),
    MinRequiredApprovals: z.int().min(1),
    Approvers: z.string(),
  }),
});

/** The part of SSM Automation's schema 0.3 that documents of ours may use; a misspelt key is refused. */
export const automationDocument = z.strictObject({
  schemaVersion: z.literal('0.3'),
  description: z.string().min(1),
  assumeRole: z.literal('{{ AutomationAssumeRole }}'),
  parameters: z.record(z.string().regex(/^[a-zA-Z0-9]{1,50}$/), parameter),
  mainSteps: z.array(z.discriminatedUnion('action', [invoke, branch, approve])).min(1),
  outputs: z.array(z.string()),
});

export type AutomationDocument = z.infer<typeof automationDocument>;
export type AutomationStep = AutomationDocument['mainSteps'][number];
export type InvokeStep = Extract<AutomationStep, { action: 'aws:invokeLambdaFunction' }>;

/** Names in `{{ … }}`, anywhere in a value. */
export function references(value: unknown): readonly string[] {
  return [...JSON.stringify(value).matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map((match) => match[1] ?? '');
}

/** Steps that may follow a step; none after the end. */
export function successors(step: AutomationStep): readonly string[] {
  const branches = step.action === 'aws:branch' ? step.inputs.Choices.map(({ NextStep }) => NextStep) : [];
  const fallback = step.action === 'aws:branch' ? step.inputs.Default : undefined;
  return [...branches, fallback, step.nextStep].filter((name) => name !== undefined);
}
