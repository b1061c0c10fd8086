import * as z from 'zod';
import { member, type Json } from '../json';
import { SandboxError } from '../sandbox-error';
import type { AutomationStep } from './automation-document';
import { substitute } from './substitute';

/** What a step needs from outside. */
export interface StepPorts {
  /**
   * Invokes a function in the name of the document's role.
   *
   * @returns the payload, and whether the function failed
   */
  readonly invoke: (functionName: string, payload: Json) => Promise<{ payload: Json; functionError: string | null }>;
}

/** How a step ended: its outputs, and the step that it chose when it is a branch. */
export interface StepEnd {
  readonly outputs: ReadonlyMap<string, string>;
  readonly next: string | null;
}

const invokeInputs = z.strictObject({ FunctionName: z.string(), InputPayload: z.record(z.string(), z.json()) });

const branchInputs = z.strictObject({
  Choices: z.array(z.strictObject({ NextStep: z.string(), Variable: z.string(), StringEquals: z.string() })).min(1),
  Default: z.string().optional(),
});

/**
 * Runs one step, once.
 *
 * @param values what `{{ }}` stands for
 * @throws SandboxError saying why the step failed; for an action that is not simulated, just that
 */
export async function runStep(
  step: AutomationStep,
  values: ReadonlyMap<string, string>,
  ports: StepPorts,
): Promise<StepEnd> {
  const inputs = substitute(step.inputs, values);
  switch (step.action) {
    case 'aws:invokeLambdaFunction':
      return invoked(step, read(invokeInputs, inputs, step), ports);
    case 'aws:branch':
      return { outputs: new Map(), next: chosen(read(branchInputs, inputs, step)) };
    case 'aws:approve':
      throw new SandboxError('Nobody approves in the sandbox: run the document with DryRun true, or in an account.');
    default:
      throw new SandboxError(`Action ${step.action} is not simulated.`);
  }
}

async function invoked(
  step: AutomationStep,
  { FunctionName, InputPayload }: z.output<typeof invokeInputs>,
  ports: StepPorts,
): Promise<StepEnd> {
  const { payload, functionError } = await ports.invoke(FunctionName, InputPayload);
  if (functionError !== null) {
    const message = member(payload, 'errorMessage');
    throw new SandboxError(`${FunctionName} failed (${functionError}): ${typeof message === 'string' ? message : ''}`);
  }
  const outputs = step.outputs.map(({ Name, Selector }) => [Name, selected(Selector, payload)] as const);
  return { outputs: new Map(outputs), next: null };
}

/** `$.Payload.<field>`, the only form of selector that is simulated. */
function selected(selector: string, payload: Json): string {
  const field = /^\$\.Payload\.(\w+)$/.exec(selector)?.[1];
  if (field === undefined) throw new SandboxError(`Selector ${selector} is not simulated.`);
  const value = member(payload, field);
  if (typeof value !== 'string') throw new SandboxError(`Selector ${selector} selects no text.`);
  return value;
}

function chosen({ Choices, Default }: z.output<typeof branchInputs>): string | null {
  const choice = Choices.find(({ Variable, StringEquals }) => Variable === StringEquals);
  return choice?.NextStep ?? Default ?? null;
}

function read<Schema extends z.ZodType>(schema: Schema, inputs: Json, step: AutomationStep): z.output<Schema> {
  const parsed = schema.safeParse(inputs);
  if (parsed.success) return parsed.data;
  throw new SandboxError(`Inputs of ${step.action} are not simulated as given: ${z.prettifyError(parsed.error)}`);
}
