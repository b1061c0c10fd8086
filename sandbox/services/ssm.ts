import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { readAutomationDocument, type AutomationDocument } from '../automation/automation-document';
import { automationParameters } from '../automation/automation-parameters';
import { runAutomation, type AutomationResult, type StepExecution } from '../automation/run-automation';
import type { StepPorts } from '../automation/run-step';
import { substitute } from '../automation/substitute';
import { AwsError } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';

const start = z.strictObject({
  DocumentName: z.string(),
  Parameters: z.record(z.string(), z.array(z.string())).optional(),
  ClientToken: z.string().optional(),
});

const get = z.strictObject({ AutomationExecutionId: z.string() });

interface Execution {
  readonly id: string;
  readonly document: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly startedAt: number;
  result: AutomationResult | undefined;
}

/** What the steps of an execution may do: it depends on the role that the document assumes. */
export type PortsOfRole = (roleArn: string) => StepPorts;

/** Systems Manager Automation: documents, and executions that run on while the caller polls. */
export class Automations {
  readonly #documents: ReadonlyMap<string, AutomationDocument>;
  readonly #executions = new Map<string, Execution>();

  /**
   * @param documents content of the documents by name
   * @throws SandboxError for a document that cannot be run
   */
  constructor(
    documents: ReadonlyMap<string, unknown>,
    readonly portsOf: PortsOfRole,
  ) {
    this.#documents = new Map([...documents].map(([name, content]) => [name, readAutomationDocument(name, content)]));
  }

  /** The operations. */
  service(): Service {
    const started = operation('ssm:StartAutomationExecution', start, 'ValidationException', (input) =>
      this.#start(input),
    );
    const shown = operation('ssm:GetAutomationExecution', get, 'ValidationException', ({ AutomationExecutionId: id }) =>
      this.#get(id),
    );
    return {
      scope: 'ssm',
      protocol: 'json-1.1',
      target: 'AmazonSSM',
      operations: new Map([
        ['StartAutomationExecution', started],
        ['GetAutomationExecution', shown],
      ]),
    };
  }

  #start({ DocumentName, Parameters }: z.output<typeof start>): object {
    const document = this.#documents.get(DocumentName);
    if (document === undefined) {
      throw new AwsError('AutomationDefinitionNotFoundException', `There is no Automation document ${DocumentName}.`);
    }
    const parameters = automationParameters(document, new Map(Object.entries(Parameters ?? {})));
    const id = randomUUID();
    const execution: Execution = { id, document: DocumentName, parameters, startedAt: Date.now(), result: undefined };
    this.#executions.set(id, execution);
    void this.#run(document, execution);
    return { AutomationExecutionId: id };
  }

  async #run(document: AutomationDocument, execution: Execution): Promise<void> {
    try {
      const role = substitute(document.assumeRole, execution.parameters);
      const ports = this.portsOf(typeof role === 'string' ? role : '');
      execution.result = await runAutomation(document, execution.parameters, ports);
    } catch (thrown) {
      const failure = thrown instanceof Error ? thrown.message : String(thrown);
      execution.result = { status: 'Failed', failure, steps: [], outputs: new Map() };
    }
  }

  #get(id: string): object {
    const execution = this.#executions.get(id);
    if (execution === undefined) {
      throw new AwsError('AutomationExecutionNotFoundException', `There is no automation execution ${id}.`);
    }
    return { AutomationExecution: shownExecution(execution) };
  }
}

function shownExecution({ id, document, parameters, startedAt, result }: Execution): object {
  return {
    AutomationExecutionId: id,
    DocumentName: document,
    ExecutionStartTime: startedAt / 1_000,
    AutomationExecutionStatus: result?.status ?? 'InProgress',
    Parameters: lists(parameters),
    StepExecutions: (result?.steps ?? []).map(shownStep),
    StepExecutionsTruncated: false,
    Outputs: lists(result?.outputs ?? new Map<string, string>()),
    ...(result?.failure == null ? {} : { FailureMessage: result.failure }),
  };
}

function shownStep({ name, action, status, outputs, failure }: StepExecution): object {
  return {
    StepName: name,
    Action: action,
    StepStatus: status,
    Outputs: lists(outputs),
    ...(failure === null ? {} : { FailureMessage: failure }),
  };
}

function lists(values: ReadonlyMap<string, string>): object {
  return Object.fromEntries([...values].map(([name, value]) => [name, [value]]));
}
